package dev.latchkey.passkeys;

/** What came of a signature that verifies. */
sealed interface AssertionResult {

    /** The user holds the passkey. */
    record Verified(long counter, boolean backedUp) implements AssertionResult {}

    /** The counter of signatures did not go on: there are two copies of a key that cannot be copied. */
    record Cloned() implements AssertionResult {}
}
