package dev.latchkey.callback;

/** The reason why Latchkey calls a {@link JwtCallback}. */
public enum JwtTrigger {
    /** A user signs in. */
    SIGN_IN,
    /** A browser sent data to {@code POST /session}. */
    UPDATE,
    /** Latchkey reads a session ({@code trigger} is absent in Auth.js). */
    READ
}
