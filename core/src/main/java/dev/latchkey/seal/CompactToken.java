package dev.latchkey.seal;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.util.Arrays;
import java.util.Base64;

/**
 * The five parts of a compact JWE (RFC 7516 section 7.1) with an empty encrypted key, located without searching twice.
 */
final class CompactToken {

    private final byte[] bytes;
    private final int header;
    private final int iv;
    private final int ciphertext;

    private CompactToken(byte[] bytes, int header, int iv, int ciphertext) {
        this.bytes = bytes;
        this.header = header;
        this.iv = iv;
        this.ciphertext = ciphertext;
    }

    static CompactToken parse(String token) {
        int header = token.indexOf('.');
        int iv = header < 0 ? -1 : token.indexOf('.', header + 2);
        int ciphertext = iv < 0 ? -1 : token.indexOf('.', iv + 1);
        if (header < 1
                || ciphertext < 0
                || token.charAt(header + 1) != '.'
                || token.indexOf('.', ciphertext + 1) >= 0) {
            throw new TokenRejectedException("not a compact JWE with direct encryption");
        }
        return new CompactToken(token.getBytes(ISO_8859_1), header, iv, ciphertext);
    }

    /** How many characters the first part has. */
    int header() {
        return header;
    }

    byte[] aad() {
        return Arrays.copyOf(bytes, header);
    }

    byte[] headerJson() {
        return decode(0, header);
    }

    byte[] ivBytes() {
        return decode(header + 2, iv);
    }

    byte[] ciphertextBytes() {
        return decode(iv + 1, ciphertext);
    }

    byte[] tagBytes() {
        return decode(ciphertext + 1, bytes.length);
    }

    private byte[] decode(int from, int to) {
        try {
            return Base64.getUrlDecoder().decode(Arrays.copyOfRange(bytes, from, to));
        } catch (IllegalArgumentException e) {
            throw (TokenRejectedException) new TokenRejectedException("not base64url").initCause(e);
        }
    }
}
