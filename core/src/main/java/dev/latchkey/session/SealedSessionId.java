package dev.latchkey.session;

import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The id of a sealed session: the time at which it began, and a unique text.
 *
 * @param began the begin, in milliseconds since 1970, later than the last time that all sessions of the user were
 *     ended; 0 if it is not known, so that the session counts as the oldest
 */
record SealedSessionId(String text, long began) {

    /** No name contains this character. */
    static final char RESERVED = '#';

    private static final int RADIX = 36;
    private static final int LONGEST_NUMBER = 11; // beyond the year 4,000,000, and far from overflowing
    private static final Pattern POSSIBLE = Pattern.compile("[0-9a-z]{1," + LONGEST_NUMBER + "}\\.[0-9a-f-]{1,36}");

    /** Makes a new id. */
    static SealedSessionId of(long began, String unique) {
        return new SealedSessionId(Long.toString(began, RADIX) + "." + unique, began);
    }

    /** Reads the id in a token; {@code null} is a token of a version without ids. */
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
