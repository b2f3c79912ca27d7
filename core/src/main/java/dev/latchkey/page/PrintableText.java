package dev.latchkey.page;

import java.util.regex.Pattern;

/** Replaces characters that pages and mails must not contain (HTML, "control-character-in-input-stream"). */
final class PrintableText {

    /**
     * Matches control characters except tabs and line ends, halves of surrogate pairs, and code points that are no
     * characters.
     */
    private static final Pattern NO_TEXT =
            Pattern.compile("[\\p{Cc}\\p{Cs}\\x{fdd0}-\\x{fdef}\\x{fffe}\\x{ffff}&&[^\\t\\r\\n]]");

    private static final String REPLACEMENT = "\ufffd";

    private PrintableText() {}

    /** Returns {@code text} with the replacement character in place of each such character. */
    static String of(String text) {
        return NO_TEXT.matcher(text).replaceAll(REPLACEMENT);
    }
}
