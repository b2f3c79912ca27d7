package dev.latchkey.session;

import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * Texts that every store keeps as they are: drivers put a question mark in the place of an unpaired surrogate,
 * PostgreSQL refuses NUL, and MySQL may cut what is longer than its column.
 */
public final class KeyText {

    private static final int LONGEST = 255;
    private static final int REPLACEMENT = 0xFFFD;

    private KeyText() {}

    /** Whether this can be the id of a user, an address, an issuer, or the id of an account there. */
    public static boolean isKey(String text) {
        return text.length() <= LONGEST && isWhole(text);
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

    private static boolean isWhole(String text) {
        return text.codePoints().allMatch(KeyText::isKept);
    }

    private static boolean isKept(int c) {
        return c != 0 && !(c >= Character.MIN_SURROGATE && c <= Character.MAX_SURROGATE);
    }
}
