package dev.latchkey.page;

import java.util.regex.Pattern;

/** Text without what no page may have (HTML, "control-character-in-input-stream") and no mail either. */
final class PrintableText {

    /** Controls but for tab and line ends, halves of surrogate pairs, and code points that are no characters. */
    private static final Pattern NO_TEXT =
            Pattern.compile("[\\p{Cc}\\p{Cs}\\x{fdd0}-\\x{fdef}\\x{fffe}\\x{ffff}&&[^\\t\\r\\n]]");

    private static final String REPLACEMENT = "\ufffd";

    private PrintableText() {}

    /** {@code text} with the replacement character for each of them. */
    static String of(String text) {
        return NO_TEXT.matcher(text).replaceAll(REPLACEMENT);
    }
}
