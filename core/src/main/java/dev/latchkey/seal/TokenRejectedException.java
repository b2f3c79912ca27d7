package dev.latchkey.seal;

import org.jspecify.annotations.Nullable;

/** A sealed token that must not be trusted: altered, foreign, of another slot, ended, or not a token at all. */
public final class TokenRejectedException extends RuntimeException {

    TokenRejectedException(String message) {
        this(message, null);
    }

    TokenRejectedException(String message, @Nullable Throwable cause) {
        super(message, cause, false, false); // common, expected, and not worth a stack trace
    }
}
