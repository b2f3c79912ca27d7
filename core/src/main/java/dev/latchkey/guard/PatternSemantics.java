package dev.latchkey.guard;

import java.util.regex.Pattern;

/**
 * The two ways in which Next.js itself runs a path pattern. They differ where routers differ, so a path is guarded when
 * either takes it in.
 */
enum PatternSemantics {

    /** As the matcher of a middleware: case counts, and a parameter ends before {@code /}, {@code #} and {@code ?}. */
    AS_WRITTEN("/#?", "[^\\n\\r\\u2028\\u2029]", 0),

    /**
     * As a route: case does not count, in any alphabet and any locale, and a parameter ends before {@code /} only.
     * Wider than Next.js in two points: the slash at the end stays optional, and a dot also stands for the end of a
     * line.
     */
    WIDER("/", "(?s:.)", Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE);

    private final String delimiters;
    private final String dot;
    private final int flags;

    PatternSemantics(String delimiters, String dot, int flags) {
        this.delimiters = delimiters;
        this.dot = dot;
        this.flags = flags;
    }

    /** The characters that a parameter without a pattern of its own does not match. */
    String delimiters() {
        return delimiters;
    }

    /** Java's spelling of a dot. */
    String dot() {
        return dot;
    }

    BoundedRegex compile(String pattern) {
        return BoundedRegex.compile(
                PatternCompiler.toRegex(PatternParser.parse(pattern, this), delimiters), flags, pattern);
    }
}
