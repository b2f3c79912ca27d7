package dev.latchkey.passwords;

/** Hashes that cost next to nothing, for tests. It is in this package since no application may choose such hashes. */
public final class CheapHashing {

    private static final Argon2Cost LEAST = new Argon2Cost(8, 1, 1);

    private CheapHashing() {}

    /** Passwords with such hashes, and with room for {@code atOnce} of them. */
    public static Passwords passwords(int atOnce) {
        return Passwords.standard()
                .hashing(new Hashing(LEAST, new HashPlaces(atOnce, LEAST.memory())))
                .withoutBreachCheck();
    }
}
