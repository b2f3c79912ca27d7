package dev.latchkey.bench.password;

/**
 * One who checks a password.
 *
 * @param check safe for use by many threads
 */
record Contender(String name, Check check) {

    /** Checks the right password. */
    @FunctionalInterface
    interface Check {

        /** Returns whether it was checked; {@code false}: it was refused, to be tried again later. */
        boolean run();
    }
}
