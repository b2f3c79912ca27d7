package dev.latchkey.feature;

import static java.util.Objects.requireNonNull;

import dev.latchkey.limit.RateLimits;
import dev.latchkey.seal.KeyRing;
import dev.latchkey.seal.SealedTokens;
import dev.latchkey.store.RecordStore;
import dev.latchkey.store.UserStore;
import java.security.SecureRandom;
import java.time.InstantSource;
import java.util.Optional;

/**
 * What a feature gets from the core. What is not here, it does not get.
 *
 * <p>The first proof of a user's address removes all {@link #records} of the user, those of second factors and passkeys
 * too: the owner of the mailbox must be able to throw out a stranger who made the user. So a feature that lets somebody
 * set up a factor asks {@link #addresses} first.
 *
 * @param id of the feature
 * @param records small documents that belong to a user; empty: the application has no store
 * @param users empty: the application has no store
 * @param signIn for calls of routes, not while the feature is installed
 * @param addresses whose address is proved; ask before a user sets up a factor
 */
public record FeatureContext(
        String id,
        Optional<RecordStore> records,
        Optional<UserStore> users,
        SignIn signIn,
        RateLimits limits,
        EventListeners events,
        Slots slots,
        InstantSource clock,
        SecureRandom random,
        AddressProofs addresses) {

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
