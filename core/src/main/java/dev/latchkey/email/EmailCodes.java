package dev.latchkey.email;

import dev.latchkey.error.AuthException;
import dev.latchkey.error.FailureCause;
import dev.latchkey.model.Claims;
import dev.latchkey.seal.Hashes;
import dev.latchkey.seal.KeyedHashes;
import dev.latchkey.storage.CheckedStore;
import dev.latchkey.store.StoredValue;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;

/**
 * Makes and checks the codes in mails. A code is so short that an attacker could guess it in time, so this class counts
 * guesses. It counts a guess before it compares the guess, by replacing the stored number with the next number. However
 * many guesses arrive at the same time, at most {@link #MOST_GUESSES} are compared (B32).
 */
record EmailCodes(CheckedStore store, KeyedHashes hashes, InstantSource clock) {

    static final Duration LIFETIME = Duration.ofMinutes(10);
    static final int DIGITS = 8;
    static final int MOST_GUESSES = 5;

    /** Stores a code, together with the hash of the token for which it stands. */
    void keep(String id, String code, String tokenHash, Instant expires) {
        Claims content = Claims.empty()
                .with("code", hashes.of(salted(id, code)))
                .with("token", tokenHash)
                .with("guesses", 0);
        StoredValue value = new StoredValue(content.toJson(), expires);
        if (!store.replaceValue(name(id), null, value)) {
            throw new IllegalStateException("A random challenge id came twice");
        }
    }

    void forget(String id) {
        store.value(name(id)).ifPresent(value -> store.replaceValue(name(id), value.text(), null));
    }

    /**
     * Returns the hash of the token for which {@code code} stands; empty if the code is wrong and the client may try
     * again.
     *
     * @throws AuthException.Refused if the code has expired or was used, or if there were too many guesses
     */
    Optional<String> guess(String id, String code) {
        Claims content = counted(id);
        String expected = content.text("code").orElse("");
        boolean right =
                hashes.all(salted(id, code)).stream().anyMatch(hash -> Hashes.constantTimeEquals(expected, hash));
        if (!right && guesses(content) >= MOST_GUESSES) {
            throw VerificationRefusal.of(FailureCause.TOO_MANY_GUESSES, "the last guess at a code was wrong");
        }
        return right ? content.text("token") : Optional.empty();
    }

    /** Counts this guess in the store, and returns the stored content. */
    private Claims counted(String id) {
        for (int i = 0; i <= MOST_GUESSES; i++) {
            StoredValue value = store.value(name(id))
                    .filter(found -> found.expires().isAfter(clock.instant()))
                    .orElseThrow(() ->
                            VerificationRefusal.of(FailureCause.CODE_EXPIRED, "a code that has ended or was used"));
            Claims before = Claims.parse(value.text());
            if (guesses(before) >= MOST_GUESSES) {
                throw VerificationRefusal.of(FailureCause.TOO_MANY_GUESSES, "too many guesses at a code");
            }
            Claims after = before.with("guesses", guesses(before) + 1);
            StoredValue counted = new StoredValue(after.toJson(), value.expires());
            if (store.replaceValue(name(id), value.text(), counted)) {
                return after;
            }
        }
        throw VerificationRefusal.of(FailureCause.TOO_MANY_GUESSES, "too many guesses at a code");
    }

    private static long guesses(Claims content) {
        return content.number("guesses").orElse((long) MOST_GUESSES);
    }

    private static String name(String id) {
        return "code:" + id;
    }

    private static String salted(String id, String code) {
        return id + ":" + code + ":";
    }
}
