package dev.latchkey.storage;

import dev.latchkey.error.AuthException;
import dev.latchkey.error.ErrorCode;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * Checks that a text is one that every store keeps unchanged. Drivers replace an unpaired surrogate with a question
 * mark, PostgreSQL refuses NUL, and MySQL may shorten text that is longer than its column.
 */
final class StorableText {

    private static final int LONGEST = 255;
    private static final int REPLACEMENT = 0xFFFD;

    private StorableText() {}

    /** Returns whether a text can be the id of a user, an address, an issuer, or the id of an account. */
    static boolean isKey(String text) {
        return text.length() <= LONGEST && isWhole(text);
    }

    /** @throws AuthException.Refused if {@code text} cannot be a key */
    static void require(String text, String what) {
        if (!isKey(text)) {
            throw refused(what);
        }
    }

    static AuthException refused(String what) {
        return new AuthException.Refused(ErrorCode.ACCESS_DENIED, what + " is too long or no well-formed text");
    }

    /** Returns the text with U+FFFD in place of characters that cannot be kept. */
    static @Nullable String readable(@Nullable String text) {
        if (text == null || isWhole(text)) {
            return text;
        }
        IntStream whole = text.codePoints().map(c -> isKept(c) ? c : REPLACEMENT);
        return whole.collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString();
    }

    /** Returns whether every store keeps the text unchanged. The length is not checked. */
    static boolean isWhole(String text) {
        return text.codePoints().allMatch(StorableText::isKept);
    }

    private static boolean isKept(int c) {
        return c != 0 && !(c >= Character.MIN_SURROGATE && c <= Character.MAX_SURROGATE);
    }
}
