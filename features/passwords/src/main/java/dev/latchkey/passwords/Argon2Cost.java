package dev.latchkey.passwords;

/**
 * What one hash of Argon2id costs.
 *
 * @param memory in KiB
 * @param passes over this memory
 * @param lanes that could be filled at the same time
 */
record Argon2Cost(int memory, int passes, int lanes) {

    /** The least for an application: 19 MiB, two passes, one lane (OWASP, Password Storage). */
    static final Argon2Cost LEAST = new Argon2Cost(19 * 1024, 2, 1);

    /** Returns whether a hash of this cost is as good as one of {@code other}. */
    boolean covers(Argon2Cost other) {
        return memory >= other.memory && passes >= other.passes;
    }
}
