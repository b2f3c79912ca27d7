package dev.latchkey.feature;

import dev.latchkey.limit.KnownBrowsers;
import dev.latchkey.limit.RateLimiter;
import dev.latchkey.limit.ReplayCache;
import dev.latchkey.observe.Observer;
import dev.latchkey.page.Pages;
import dev.latchkey.provider.EmailProvider;
import dev.latchkey.provider.Provider;
import dev.latchkey.seal.KeyedHashes;
import dev.latchkey.seal.SealedTokens;
import dev.latchkey.session.SessionControl;
import dev.latchkey.setting.OptionValues;
import dev.latchkey.site.BasePath;
import dev.latchkey.site.ClientAddresses;
import dev.latchkey.store.RecordStore;
import dev.latchkey.store.TokenStore;
import dev.latchkey.store.UserStore;
import dev.latchkey.text.Texts;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * What a feature gets from the core. It gets nothing else.
 *
 * <p>The first proof of a user's address removes all {@link #records} of the user, including those of second factors
 * and passkeys, because the owner of the mailbox must be able to throw out a stranger who made the user. Before a
 * feature lets a user set up a factor, it must therefore ask {@link #addresses}.
 *
 * @param id of the feature
 * @param settings the values of this feature's settings in the application's configuration
 * @param texts the texts for people, including those of this feature
 * @param records small documents that belong to a user; empty if the application has no store
 * @param users the users in the store; empty if the application has no store
 * @param signIn for calls of routes, not while the feature is installed
 * @param confirmation for users who are signed in and confirm that it is them
 * @param slots makes the sealed tokens of this feature, and keeps the keys away from it
 * @param hashing makes the keyed hashes of this feature, and keeps the keys away from it
 * @param pages in whose frame a feature shows its own
 * @param sessions the sessions of users; empty if they are sealed and cannot be ended early
 * @param accounts the accounts of users; empty if the application has no store
 * @param sections the sections of the account page from all features; for calls of routes
 * @param providers the providers of the application and of all features
 * @param addresses tells whose address is proved; ask it before a user sets up a factor
 * @param mail sends mails; empty if the application has no way to send mails
 * @param mailExecutor runs what sends a mail, after the answer
 * @param tokens small values that nodes share; empty if the application has no store
 * @param basePath the path of the endpoints
 * @param clients tells clients apart, for limits
 * @param removal removes users; empty if the application has no store
 * @param callers tells who calls a route, and takes a change back if its session has ended meanwhile
 * @param spent makes the memory of tokens of this feature that were used on any node, so only the first use counts, for
 *     the time that such a token is valid. A feature makes one
 * @param browsers recognises browsers from which a user has signed in, for limits that no stranger can use up
 * @param methods the sign-in methods, by provider id; for calls of routes
 * @param stepUps tells whether a user has recently shown enough, for what a route does besides its demands; for calls
 *     of routes, not while the feature is installed
 * @param issuers makes the issuers of access tokens
 * @param observer observes calls that take time
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
        Function<String, SealedTokens> slots,
        Function<String, KeyedHashes> hashing,
        InstantSource clock,
        SecureRandom random,
        Pages pages,
        Optional<SessionControl> sessions,
        Optional<LinkedAccounts> accounts,
        Supplier<List<AccountSection>> sections,
        List<Provider> providers,
        AddressProofs addresses,
        Optional<EmailProvider> mail,
        Executor mailExecutor,
        Optional<TokenStore> tokens,
        BasePath basePath,
        ClientAddresses clients,
        Optional<UserRemoval> removal,
        Callers callers,
        Function<Duration, ReplayCache> spent,
        KnownBrowsers browsers,
        Supplier<Map<String, SignInMethod>> methods,
        StepUpCheck stepUps,
        TokenIssuer.Factory issuers,
        Observer observer) {

    /** Returns sealed tokens for one purpose of this feature. Only the same feature and purpose can open them. */
    public SealedTokens seal(String purpose) {
        return slots.apply(purpose);
    }

    /** Returns keyed hashes for one purpose of this feature. */
    public KeyedHashes hashes(String purpose) {
        return hashing.apply(purpose);
    }
}
