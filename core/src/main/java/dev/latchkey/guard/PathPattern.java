package dev.latchkey.guard;

import static java.util.Objects.requireNonNull;

import dev.latchkey.guard.BoundedRegex.Answer;

/**
 * A pattern for paths in the syntax of path-to-regexp 6, which a Next.js {@code matcher} also uses.
 *
 * <table>
 * <caption>The syntax</caption>
 * <tr><td>{@code /about}</td><td>this path, with or without a slash at the end</td></tr>
 * <tr><td>{@code /users/:id}</td><td>one segment</td></tr>
 * <tr><td>{@code /docs/:page?}, {@code :page*}, {@code :page+}</td><td>at most one, any number, at least one</td></tr>
 * <tr><td>{@code /users/:id(\\d+)}, {@code /(en|fr)/about}</td><td>a JavaScript regular expression</td></tr>
 * <tr><td>{@code /((?!api|static).*)}</td><td>every path except those that begin with {@code /api} or {@code
 * /static}</td></tr>
 * <tr><td>{@code /page{-:number}?}</td><td>a group that contains text</td></tr>
 * </table>
 *
 * <p>A backslash makes the next character literal. If Java and JavaScript differ in a syntax inside parentheses, the
 * pattern has its meaning in JavaScript, or is refused. Look-behind and back-references are refused.
 *
 * <p>Where routers differ, a pattern matches more paths rather than fewer. A pattern ignores case, except that
 * {@code (?!api)} excludes {@code /api} and not {@code /API}. Immutable and safe for use by many threads.
 */
public final class PathPattern {

    private static final int MAX_PATTERN_LENGTH = 4096; // Next.js's own limit

    private final String source;
    private final BoundedRegex asWritten;
    private final BoundedRegex wider;

    private PathPattern(String source) {
        this.source = source;
        this.asWritten = PatternSemantics.AS_WRITTEN.compile(source);
        this.wider = PatternSemantics.WIDER.compile(source);
    }

    /**
     * Reads a pattern.
     *
     * @throws IllegalArgumentException if the pattern does not parse; the message says what is wrong, at which index,
     *     and how to correct the pattern
     */
    public static PathPattern parse(String pattern) {
        if (!requireNonNull(pattern, "pattern").startsWith("/")) {
            throw PatternFault.at(0, pattern, "No slash", "a path pattern starts with \"/\"");
        }
        if (pattern.length() > MAX_PATTERN_LENGTH) {
            throw new IllegalArgumentException(
                    "A path pattern has at most " + MAX_PATTERN_LENGTH + " characters, this one " + pattern.length());
        }
        return new PathPattern(pattern);
    }

    /**
     * Returns whether the pattern matches the whole of {@code path}. This method does not decode the path.
     *
     * <p>The work is limited. If the match cannot be decided within the limit, the path counts as guarded. The result
     * is therefore {@code true} for a path of more than 8192 characters, and for a path on which the pattern backtracks
     * too long.
     */
    public boolean matches(String path) {
        return wider.matches(path) != Answer.NO || asWritten.matches(path) != Answer.NO;
    }

    /** Returns the pattern as it was written. */
    public String pattern() {
        return source;
    }

    /** Returns whether this pattern has an exclusion, as {@code /((?!api).*)} has. */
    boolean excludes() {
        return source.contains("(?!");
    }

    @Override
    public String toString() {
        return source;
    }
}
