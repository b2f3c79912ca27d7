package dev.latchkey.passwords;

import java.security.SecureRandom;
import java.text.Normalizer;

/** Hashes and checks passwords with Argon2id, and checks those that other software has hashed. */
final class PasswordHasher {

    private static final int SALT_BYTES = 16;
    private static final int OUTPUT_BYTES = 32;

    private final Argon2Cost cost;
    private final HashPlaces places;
    private final SecureRandom random;
    private final String nobody;

    PasswordHasher(Argon2Cost cost, HashPlaces places, SecureRandom random) {
        this.cost = cost;
        this.places = places;
        this.random = random;
        this.nobody = Argon2Hash.of("argon2id", 0x13, cost, bytes(SALT_BYTES), bytes(OUTPUT_BYTES))
                .text();
    }

    /** Returns the text to keep. Equal texts in different forms of Unicode count as the same password. */
    String hash(String password) {
        return places.run(
                cost.memory(),
                () -> Argon2Hash.of(normal(password), bytes(SALT_BYTES), cost).text());
    }

    /**
     * Returns whether it is this password. A hash of other software that is quick to check is checked together with
     * that of nobody, so that the time differs little from that of an unknown name.
     */
    boolean matches(StoredPassword stored, String typed) {
        PasswordHash hash = stored.hash();
        if (!stored.foreign() || !hash.isQuick()) {
            return places.run(hash.memory(), () -> hash.matches(stored.foreign() ? typed : normal(typed)));
        }
        PasswordHash nobodys = HashReader.read(nobody);
        return places.run(Math.max(hash.memory(), nobodys.memory()), () -> {
            boolean wrong = nobodys.matches(typed);
            return hash.matches(typed) && !wrong;
        });
    }

    /** A hash of no password at all, which is as much work to check as any other. */
    String nobody() {
        return nobody;
    }

    /** Returns whether the password needs a new hash, now that it is known. */
    boolean isOutdated(StoredPassword stored) {
        return stored.foreign() || !stored.hash().covers(cost);
    }

    static String normal(String typed) {
        return Normalizer.normalize(typed, Normalizer.Form.NFC);
    }

    private byte[] bytes(int length) {
        byte[] bytes = new byte[length];
        random.nextBytes(bytes);
        return bytes;
    }
}
