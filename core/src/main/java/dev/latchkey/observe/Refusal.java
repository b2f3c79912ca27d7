package dev.latchkey.observe;

/** Why the guard refuses a request. */
public enum Refusal {
    /** Two parsers could read the path differently. */
    AMBIGUOUS_PATH,
    /** Nobody is signed in. */
    NOT_SIGNED_IN,
    /** The user is signed in, and may not make the request. */
    NOT_ALLOWED,
    /** The user must first show a factor again, or another one. */
    STEP_UP,
    /** The access token is not accepted. */
    ACCESS_TOKEN,
    /** It is not known who is signed in, because the store did not answer. */
    UNAVAILABLE
}
