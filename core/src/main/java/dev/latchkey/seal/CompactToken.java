package dev.latchkey.seal;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.util.Arrays;
import java.util.Base64;

/**
 * The five parts of a compact JWE (RFC 7516 section 7.1) with an empty encrypted key. The token is searched only once.
 * A part is decoded when a method returns it. Every method rejects a part that is not base64url in its canonical
 * spelling.
 */
final class CompactToken {

    private final String text;
    private final byte[] bytes;
    private final int header;
    private final int iv;
    private final int ciphertext;

    private CompactToken(String text, int header, int iv, int ciphertext) {
        this.text = text;
        this.bytes = text.getBytes(ISO_8859_1); // other characters become question marks, which no part may contain
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
        return new CompactToken(token, header, iv, ciphertext);
    }

    static String write(String header, byte[] iv, byte[] ciphertext, byte[] tag) {
        Base64.Encoder base64 = Base64.getUrlEncoder().withoutPadding();
        return header
                + ".."
                + base64.encodeToString(iv)
                + "."
                + base64.encodeToString(ciphertext)
                + "."
                + base64.encodeToString(tag);
    }

    /** Returns whether the first part is {@code encoded}. */
    boolean hasHeader(String encoded) {
        return encoded.length() == header && text.startsWith(encoded);
    }

    /** Returns the number of characters of the first part. */
    int headerLength() {
        return header;
    }

    byte[] headerJson() {
        return decode(0, header);
    }

    /** Returns the first part as received. The tag covers it. */
    byte[] aad() {
        return Arrays.copyOf(bytes, header);
    }

    byte[] iv(int length) {
        return exactly(length, decode(header + 2, iv));
    }

    byte[] ciphertext() {
        return decode(iv + 1, ciphertext);
    }

    byte[] tag(int length) {
        return exactly(length, decode(ciphertext + 1, bytes.length));
    }

    private static byte[] exactly(int length, byte[] part) {
        if (part.length != length) {
            throw new TokenRejectedException("wrong length of iv or tag");
        }
        return part;
    }

    private byte[] decode(int from, int to) {
        if (!isCanonical(from, to)) {
            throw new TokenRejectedException("not base64url in its only spelling");
        }
        try {
            return Base64.getUrlDecoder().decode(Arrays.copyOfRange(bytes, from, to));
        } catch (IllegalArgumentException e) {
            throw new TokenRejectedException("not base64url", e);
        }
    }

    /*
     * Returns whether a part has its canonical spelling. The JDK also accepts padding and any unused bits (RFC 4648
     * section 3.5), so that one token would have several spellings.
     */
    private boolean isCanonical(int from, int to) {
        return switch ((to - from) % 4) {
            case 0 -> from == to || bytes[to - 1] != '=';
            case 2 -> "AQgw".indexOf(bytes[to - 1]) >= 0;
            case 3 -> "AEIMQUYcgkosw048".indexOf(bytes[to - 1]) >= 0;
            default -> false;
        };
    }
}
