package dev.latchkey.wire;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import org.jspecify.annotations.Nullable;

/**
 * Encodes and decodes percent-escapes (RFC 3986 section 2.1), in the two variants of the wire format (wire.md#terms).
 */
public final class PercentEscapes {

    private static final String HEX = "0123456789ABCDEF";
    private static final String COMPONENT = "-_.!~*'()";
    private static final String FORM = "*-._";
    private static final String URL = "-._~:/?#[]@!$&'()*+,;=%";

    private PercentEscapes() {}

    /** Encodes a text like {@code encodeURIComponent} of JavaScript. */
    public static String encodeComponent(String text) {
        return encode(text, COMPONENT, "%20");
    }

    /** Encodes a text as {@code application/x-www-form-urlencoded} of the WHATWG URL standard. */
    public static String encodeForm(String text) {
        return encode(text, FORM, "+");
    }

    /**
     * Encodes a URL for a header. Escapes all characters that RFC 3986 does not allow. The rest, including existing
     * escapes, stays unchanged.
     */
    public static String encodeUrl(String url) {
        return encode(url, URL, "%20");
    }

    /** Decodes percent-escapes; {@code null} if one is incomplete or not hexadecimal, or the result is not UTF-8. */
    public static @Nullable String decode(String text) {
        return text.indexOf('%') < 0 ? text : decodeEscapes(text, false);
    }

    /** Decodes form encoding; {@code null} in the same cases as {@link #decode}. */
    public static @Nullable String decodeForm(String text) {
        return text.indexOf('%') < 0 ? text.replace('+', ' ') : decodeEscapes(text, true);
    }

    private static @Nullable String decodeEscapes(String text, boolean plusIsSpace) {
        byte[] in = text.getBytes(UTF_8);
        byte[] out = new byte[in.length];
        int length = 0;
        for (int i = 0; i < in.length; i++) {
            if (in[i] == '%') {
                int high = i + 2 < in.length ? Character.digit(in[i + 1], 16) : -1;
                int low = high < 0 ? -1 : Character.digit(in[i + 2], 16);
                if (low < 0) {
                    return null;
                }
                out[length++] = (byte) (high << 4 | low);
                i += 2;
            } else {
                out[length++] = plusIsSpace && in[i] == '+' ? (byte) ' ' : in[i];
            }
        }
        try {
            return UTF_8.newDecoder().decode(ByteBuffer.wrap(out, 0, length)).toString();
        } catch (CharacterCodingException e) {
            return null;
        }
    }

    private static String encode(String text, String unreserved, String space) {
        StringBuilder out = new StringBuilder(text.length() + 16);
        for (byte b : text.getBytes(UTF_8)) {
            char c = (char) (b & 0xff);
            if (isAlphanumeric(c) || unreserved.indexOf(c) >= 0) {
                out.append(c);
            } else if (c == ' ') {
                out.append(space);
            } else {
                out.append('%').append(HEX.charAt(c >> 4)).append(HEX.charAt(c & 15));
            }
        }
        return out.toString();
    }

    private static boolean isAlphanumeric(char c) {
        return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
    }
}
