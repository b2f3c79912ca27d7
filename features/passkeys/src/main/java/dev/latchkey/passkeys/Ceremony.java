package dev.latchkey.passkeys;

/** What a challenge is for. It counts for nothing else. */
enum Ceremony {
    SIGN_IN,
    /** A user who is signed in shows that it is them. */
    CONFIRM,
    /** A user whose sign-in waits for a step shows a passkey there. */
    STEP,
    /** A user who is signed in adds a passkey. */
    REGISTER,
    /** A password manager adds a passkey for a user who has just signed in, without asking. */
    REGISTER_QUIETLY,
    /** Somebody becomes a user. */
    SIGN_UP
}
