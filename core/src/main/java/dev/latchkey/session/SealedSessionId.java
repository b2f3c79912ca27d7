package dev.latchkey.session;

import org.jspecify.annotations.Nullable;

/**
 * What a sealed session is known by: when it began, and what no other has.
 *
 * @param began in milliseconds since 1970, later than the last time that all of its user's sessions were ended; 0: not
 *     known, so the oldest
 */
record SealedSessionId(String text, long began) {

    private static final int RADIX = 36;
    private static final int LONGEST = 64;
    private static final int LONGEST_NUMBER = 11; // beyond the year 4,000,000, and far from overflowing

    /** A new one. */
    static SealedSessionId of(long began, String unique) {
        return new SealedSessionId(Long.toString(began, RADIX) + "." + unique, began);
    }

    /** The name in a token; {@code null}: a token from before sessions had one. */
    static SealedSessionId parse(@Nullable String text) {
        return new SealedSessionId(text == null ? "" : text, text == null ? 0 : number(text));
    }

    /** Whether a session can have this name. */
    static boolean isPossible(String text) {
        return !text.isEmpty() && text.length() <= LONGEST;
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
