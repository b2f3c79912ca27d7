package dev.latchkey.seal;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.HexFormat;

/** Computes hashes, and compares secrets in constant time. */
public final class Hashes {

    private Hashes() {}

    /** Returns the SHA-256 hash of the text in UTF-8, as 64 lower-case hexadecimal digits. */
    public static String sha256Hex(String text) {
        return HexFormat.of().formatHex(sha256(utf8(text)));
    }

    /**
     * Returns the SHA-256 hash of the text in UTF-8, in base64url without padding. For a PKCE verifier, this is the
     * challenge (RFC 7636 section 4.2).
     */
    public static String sha256Base64Url(String text) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(sha256(utf8(text)));
    }

    /** Returns whether both texts are equal. The time does not depend on the position of a difference. */
    public static boolean constantTimeEquals(String expected, String given) {
        return MessageDigest.isEqual(utf8(expected), utf8(given));
    }

    static byte[] utf8(String text) {
        return text.getBytes(UTF_8);
    }

    private static byte[] sha256(byte[] bytes) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(bytes);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("This JDK lacks SHA-256", e);
        }
    }
}
