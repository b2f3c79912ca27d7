package dev.latchkey.callback;

/** Why a {@link JwtCallback} is called. */
public enum JwtTrigger {
    /** Somebody signed in. */
    SIGN_IN,
    /** A browser sent data to {@code POST /session}. */
    UPDATE,
    /** A session is read ({@code trigger} is absent in Auth.js). */
    READ
}
