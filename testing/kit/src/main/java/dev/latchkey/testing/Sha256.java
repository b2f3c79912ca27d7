package dev.latchkey.testing;

import static java.nio.charset.StandardCharsets.US_ASCII;

import com.nimbusds.jose.util.Base64URL;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;

/** Computes SHA-256 in the two forms that the protocols need. */
final class Sha256 {

    private Sha256() {}

    static Base64URL of(String text) {
        return Base64URL.encode(digest(text));
    }

    /** Returns the left half of the hash, as in {@code at_hash} (OpenID Connect Core section 3.1.3.6). */
    static Base64URL leftHalfOf(String text) {
        return Base64URL.encode(Arrays.copyOf(digest(text), 16));
    }

    private static byte[] digest(String text) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(text.getBytes(US_ASCII));
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("Every JDK has SHA-256", impossible);
        }
    }
}
