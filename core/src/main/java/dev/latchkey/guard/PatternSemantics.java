package dev.latchkey.guard;

import java.util.regex.Pattern;

/**
 * The two ways in which Next.js interprets a path pattern. They differ where routers differ, so a path is guarded if it
 * matches in either way.
 */
enum PatternSemantics {

    /**
     * The interpretation of a middleware's matcher. Case matters, and a parameter ends before {@code /}, {@code #} and
     * {@code ?}.
     */
    AS_WRITTEN("/#?", "[^\\n\\r\\u2028\\u2029]", 0),

    /**
     * The interpretation of a route. Case does not matter, in any alphabet and locale, and a parameter ends only before
     * {@code /}. This matches more than Next.js in two points. The slash at the end stays optional, and a dot also
     * matches a line end.
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

    /** Returns the characters that a parameter without its own pattern does not match. */
    String delimiters() {
        return delimiters;
    }

    /** Returns the regular expression in Java's syntax that replaces a dot. */
    String dot() {
        return dot;
    }

    BoundedRegex compile(String pattern) {
        return BoundedRegex.compile(
                PatternCompiler.toRegex(PatternParser.parse(pattern, this), delimiters), flags, pattern);
    }
}
