package dev.latchkey.feature;

/** A token does not count. The message says why, and contains nothing of the token. */
public final class InvalidTokenException extends RuntimeException {

    /** Creates the exception, without a stack trace, because anybody can send such tokens in great number. */
    public InvalidTokenException(String message) {
        super(message, null, false, false);
    }
}
