package dev.latchkey.passwords;

/** The hash of a password with all that is needed to check one, as it stands in the text that is kept. */
interface PasswordHash {

    /** Returns whether it is the hash of what was typed. Takes processor time on purpose, the same for both answers. */
    boolean matches(String typed);

    /** Returns how much memory a check takes, in KiB. */
    int memory();

    /**
     * Returns whether a check takes a small part of the time of Argon2id at its least cost. Its short time would say
     * that the user exists.
     */
    default boolean isQuick() {
        return false;
    }

    /** Returns whether it needs no better one in its place. */
    default boolean covers(Argon2Cost cost) {
        return false;
    }
}
