package dev.latchkey.observe;

/** The result of reading a session. */
public enum SessionOutcome {
    /** The user is signed in. */
    SIGNED_IN,
    /** Nobody is signed in. */
    ANONYMOUS,
    /** The store did not answer, so nobody is signed in for this request. */
    UNKNOWN
}
