package dev.latchkey.seal;

/** A sealed token that must not be trusted: altered, foreign, of another slot, ended, or not a token at all. */
public final class TokenRejectedException extends RuntimeException {

    TokenRejectedException(String message) {
        super(message, null, false, false); // common, expected, and not worth a stack trace
    }
}
