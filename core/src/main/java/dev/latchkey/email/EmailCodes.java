package dev.latchkey.email;

import dev.latchkey.error.AuthException;
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
 * The codes in mails: few enough digits to be guessed if one may guess often enough, so guesses are counted. A guess is
 * counted before it is looked at, by the caller who replaces the last number with the next one: of any number of
 * guesses at the same time, no more than {@link #MOST_GUESSES} are ever compared (B32).
 */
final class EmailCodes {

    static final Duration LIFETIME = Duration.ofMinutes(10);
    static final int DIGITS = 8;
    static final int MOST_GUESSES = 5;

    private final CheckedStore store;
    private final KeyedHashes hashes;
    private final InstantSource clock;

    EmailCodes(CheckedStore store, KeyedHashes hashes, InstantSource clock) {
        this.store = store;
        this.hashes = hashes;
        this.clock = clock;
    }

    /** Keeps a code, together with the token that it stands for. */
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
     * The hash of the token that {@code code} stands for; empty: it is wrong, and another may be tried.
     *
     * @throws AuthException.Refused if it is too late for guessing, or was guessed too often
     */
    Optional<String> guess(String id, String code) {
        Claims content = counted(id);
        String expected = content.text("code").orElse("");
        boolean right =
                hashes.all(salted(id, code)).stream().anyMatch(hash -> Hashes.constantTimeEquals(expected, hash));
        if (!right && guesses(content) >= MOST_GUESSES) {
            throw VerificationRefusal.of("the last guess at a code was wrong");
        }
        return right ? content.text("token") : Optional.empty();
    }

    /** What is kept, with this guess counted in. */
    private Claims counted(String id) {
        for (int i = 0; i <= MOST_GUESSES; i++) {
            StoredValue value = store.value(name(id))
                    .filter(found -> found.expires().isAfter(clock.instant()))
                    .orElseThrow(() -> VerificationRefusal.of("a code that has ended or was used"));
            Claims before = Claims.parse(value.text());
            if (guesses(before) >= MOST_GUESSES) {
                throw VerificationRefusal.of("too many guesses at a code");
            }
            Claims after = before.with("guesses", guesses(before) + 1);
            StoredValue counted = new StoredValue(after.toJson(), value.expires());
            if (store.replaceValue(name(id), value.text(), counted)) {
                return after;
            }
        }
        throw VerificationRefusal.of("too many guesses at a code");
    }

    private static long guesses(Claims content) {
        return content.number("guesses").orElse((long) MOST_GUESSES);
    }

    /** What people put between digits is not meant. */
    static String digits(String code) {
        return code.length() > 64 ? "" : code.replaceAll("[\\s-]", "");
    }

    private static String name(String id) {
        return "code:" + id;
    }

    private static String salted(String id, String code) {
        return id + ":" + code + ":";
    }
}
