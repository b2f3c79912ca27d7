package dev.latchkey.seal;

import org.jspecify.annotations.Nullable;

/** A sealed token cannot be trusted. It is altered, foreign, of another slot, expired, or not a token at all. */
public final class TokenRejectedException extends RuntimeException {

    private final boolean ours;

    TokenRejectedException(String message) {
        this(message, null);
    }

    TokenRejectedException(String message, @Nullable Throwable cause) {
        this(message, cause, false);
    }

    private TokenRejectedException(String message, @Nullable Throwable cause, boolean ours) {
        super(message, cause, false, false); // common, expected, and not worth a stack trace
        this.ours = ours;
    }

    /** For a token that a key opens, before or after its time. */
    static TokenRejectedException untimely() {
        return new TokenRejectedException("is not valid at this time", null, true);
    }

    /** Returns whether a key of this application opens the token all the same. */
    public boolean isOurs() {
        return ours;
    }
}
