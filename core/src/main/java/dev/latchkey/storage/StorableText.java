package dev.latchkey.storage;

import dev.latchkey.error.AuthException;
import dev.latchkey.error.ErrorCode;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * Texts that every store keeps as they are: drivers put a question mark in the place of an unpaired surrogate,
 * PostgreSQL refuses NUL, and MySQL may cut what is longer than its column.
 */
final class StorableText {

    private static final int LONGEST = 255;
    private static final int REPLACEMENT = 0xFFFD;

    private StorableText() {}

    /** Whether this can be the id of a user, an address, an issuer, or the id of an account there. */
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

    /** The text with a mark in the place of what cannot be kept. */
    static @Nullable String readable(@Nullable String text) {
        if (text == null || isWhole(text)) {
            return text;
        }
        IntStream whole = text.codePoints().map(c -> isKept(c) ? c : REPLACEMENT);
        return whole.collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString();
    }

    /** Whether every store keeps the text as it is, if there is room for it. */
    static boolean isWhole(String text) {
        return text.codePoints().allMatch(StorableText::isKept);
    }

    private static boolean isKept(int c) {
        return c != 0 && !(c >= Character.MIN_SURROGATE && c <= Character.MAX_SURROGATE);
    }
}
