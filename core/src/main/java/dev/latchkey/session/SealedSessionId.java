package dev.latchkey.session;

import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The id of a sealed session. It consists of the time at which the session began and a unique text.
 *
 * @param began the time at which the session began, in milliseconds since 1970. It is later than the last time at which
 *     all sessions of the user were ended. If the time is not known, it is 0, and the session counts as the oldest
 */
record SealedSessionId(String text, long began) {

    /** A character that no id contains. */
    static final char RESERVED = '#';

    private static final int RADIX = 36;
    private static final int LONGEST_NUMBER = 11; // beyond the year 4,000,000, and far from overflowing
    private static final Pattern POSSIBLE = Pattern.compile("[0-9a-z]{1," + LONGEST_NUMBER + "}\\.[0-9a-f-]{1,36}");

    /** Returns a new id. */
    static SealedSessionId of(long began, String unique) {
        return new SealedSessionId(Long.toString(began, RADIX) + "." + unique, began);
    }

    /** Reads the id in a token. The text is {@code null} if a version without ids made the token. */
    static SealedSessionId parse(@Nullable String text) {
        return new SealedSessionId(text == null ? "" : text, text == null ? 0 : number(text));
    }

    /** Returns whether a session can have this id. */
    static boolean isPossible(String text) {
        return POSSIBLE.matcher(text).matches();
    }

    private static long number(String text) {
        int end = text.indexOf('.');
        if (end < 1 || end > LONGEST_NUMBER) {
            return 0;
        }
        try {
            return Math.max(0, Long.parseLong(text.substring(0, end), RADIX));
        } catch (NumberFormatException e) {
            return 0;
        }
    }
}
