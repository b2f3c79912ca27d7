package dev.latchkey.feature;

import static java.util.Objects.requireNonNull;

import dev.latchkey.limit.RateLimiter;
import dev.latchkey.page.Pages;
import dev.latchkey.provider.Provider;
import dev.latchkey.seal.KeyRing;
import dev.latchkey.seal.SealedTokens;
import dev.latchkey.session.SessionControl;
import dev.latchkey.setting.OptionValues;
import dev.latchkey.site.ClientAddresses;
import dev.latchkey.store.RecordStore;
import dev.latchkey.store.UserStore;
import dev.latchkey.text.Texts;
import java.security.SecureRandom;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * What a feature gets from the core. What is not here, it does not get.
 *
 * <p>The first proof of a user's address removes all {@link #records} of the user, those of second factors and passkeys
 * too: the owner of the mailbox must be able to throw out a stranger who made the user. So a feature that lets somebody
 * set up a factor asks {@link #addresses} first.
 *
 * @param id of the feature
 * @param settings what the application's configuration says of this feature's own settings
 * @param texts for people, this feature's among them
 * @param records small documents that belong to a user; empty: the application has no store
 * @param users empty: the application has no store
 * @param signIn for calls of routes, not while the feature is installed
 * @param confirmation for users who are signed in and confirm that it is them
 * @param pages in whose frame a feature shows its own
 * @param sessions of users; empty: they are sealed, and nobody can end them before their time
 * @param accounts of users; empty: the application has no store
 * @param sections of the account page, of all features; for calls of routes
 * @param providers of the application and of all features
 * @param addresses whose address is proved; ask before a user sets up a factor
 * @param mail sends the feature's mails; empty: the application has no way to send any
 * @param secrets links and codes for mails; empty: the application has no store
 * @param clients for limits by client
 * @param methods how people sign in, by the ids of providers; for calls of routes
 */
public record FeatureContext(
        String id,
        OptionValues settings,
        Texts texts,
        Optional<RecordStore> records,
        Optional<UserStore> users,
        SignIn signIn,
        SessionConfirmation confirmation,
        RateLimiter limits,
        EventListeners events,
        Slots slots,
        InstantSource clock,
        SecureRandom random,
        Pages pages,
        Optional<SessionControl> sessions,
        Optional<LinkedAccounts> accounts,
        Supplier<List<AccountSection>> sections,
        List<Provider> providers,
        AddressProofs addresses,
        Optional<MailQueue> mail,
        Optional<MailedSecrets> secrets,
        ClientAddresses clients,
        Supplier<Map<String, SignInMethod>> methods) {

    /** Sealed tokens for one purpose of this feature; nothing else opens them. */
    public SealedTokens seal(String purpose) {
        return slots.of(id, purpose);
    }

    /** Keeps the keys away from features. */
    public static final class Slots {

        private final KeyRing keys;

        public Slots(KeyRing keys) {
            this.keys = requireNonNull(keys, "keys");
        }

        SealedTokens of(String id, String purpose) {
            return keys.slot("latchkey.feature." + id + "." + purpose);
        }
    }
}
