package dev.latchkey.accesstoken;

/** A DPoP proof is missing or does not count. The message says why, and contains nothing of the proof. */
final class InvalidProofException extends RuntimeException {

    private final boolean nonce;

    /** Creates the exception. {@code nonce} says whether only the server's nonce is missing or too old. */
    InvalidProofException(String message, boolean nonce) {
        super(message, null, false, false);
        this.nonce = nonce;
    }

    boolean isAboutNonce() {
        return nonce;
    }
}
