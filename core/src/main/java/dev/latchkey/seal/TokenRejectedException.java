package dev.latchkey.seal;

import org.jspecify.annotations.Nullable;

/**
 * Says that a sealed token cannot be trusted. The token is changed, foreign, from another slot, expired, or not a token
 * at all.
 */
public final class TokenRejectedException extends RuntimeException {

    private final boolean ours;

    TokenRejectedException(String message) {
        this(message, null);
    }

    TokenRejectedException(String message, @Nullable Throwable cause) {
        this(message, cause, false);
    }

    private TokenRejectedException(String message, @Nullable Throwable cause, boolean ours) {
        super(message, cause, false, false); // common and expected, so without a stack trace
        this.ours = ours;
    }

    /** Returns the exception for a token that a key opens, but that is not valid yet or has expired. */
    static TokenRejectedException untimely() {
        return new TokenRejectedException("is not valid at this time", null, true);
    }

    /** Returns whether a key of this application opens the token nevertheless. */
    public boolean isOurs() {
        return ours;
    }
}
