package dev.latchkey.guard;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** Decodes and encodes percent-escapes in paths (RFC 3986 section 2.1), as UTF-8. A plus sign stays a plus sign. */
final class PercentEncoding {

    private PercentEncoding() {}

    /** Decodes the escapes once. Other text stays unchanged. Bytes that are not UTF-8 become replacement characters. */
    static String decode(String text) {
        return text.indexOf('%') < 0 ? text : new String(bytes(text), UTF_8);
    }

    /** Decodes the escapes once. Returns {@code null} if an escape is malformed or the bytes are not UTF-8. */
    static @Nullable String decodeStrictly(String text) {
        for (int i = text.indexOf('%'); i >= 0; i = text.indexOf('%', i + 1)) {
            if (escaped(text, i) < 0) {
                return null;
            }
        }
        try {
            return UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes(text))).toString();
        } catch (CharacterCodingException notUtf8) {
            return null;
        }
    }

    /** Returns the byte of the escape at {@code index}, or -1 if there is none. */
    static int escaped(String text, int index) {
        if (index + 2 >= text.length() || text.charAt(index) != '%') {
            return -1;
        }
        int high = hex(text.charAt(index + 1));
        int low = hex(text.charAt(index + 2));
        return high < 0 || low < 0 ? -1 : high * 16 + low;
    }

    private static int hex(char c) {
        return c < 0x80 ? Character.digit(c, 16) : -1; // Character also accepts full-width digits
    }

    private static byte[] bytes(String text) {
        byte[] bytes = text.getBytes(UTF_8);
        int length = 0;
        for (int i = 0; i < bytes.length; i++, length++) {
            int high = bytes[i] == '%' && i + 2 < bytes.length ? hex((char) (bytes[i + 1] & 0xff)) : -1;
            int low = high < 0 ? -1 : hex((char) (bytes[i + 2] & 0xff));
            bytes[length] = low < 0 ? bytes[i] : (byte) (high * 16 + low);
            i += low < 0 ? 0 : 2;
        }
        return Arrays.copyOf(bytes, length);
    }
}
