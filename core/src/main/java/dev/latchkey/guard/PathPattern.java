package dev.latchkey.guard;

import static java.util.Objects.requireNonNull;

import dev.latchkey.guard.BoundedRegex.Answer;

/**
 * A pattern for paths in the syntax of path-to-regexp 6, which is that of a Next.js {@code matcher}.
 *
 * <table>
 * <caption>The syntax</caption>
 * <tr><td>{@code /about}</td><td>that path, with or without a slash at the end</td></tr>
 * <tr><td>{@code /users/:id}</td><td>one segment</td></tr>
 * <tr><td>{@code /docs/:page?}, {@code :page*}, {@code :page+}</td><td>at most one, any number, at least one</td></tr>
 * <tr><td>{@code /users/:id(\\d+)}, {@code /(en|fr)/about}</td><td>a regular expression, JavaScript's</td></tr>
 * <tr><td>{@code /((?!api|static).*)}</td><td>everything except</td></tr>
 * <tr><td>{@code /page{-:number}?}</td><td>a group with text of its own</td></tr>
 * </table>
 *
 * <p>A backslash makes the next character literal. Inside parentheses, syntax that Java and JavaScript read differently
 * is read as in JavaScript, or refused. Look-behind and back-references are refused.
 *
 * <p>Where routers differ, a pattern matches more rather than less. A pattern ignores case, except that {@code (?!api)}
 * excludes {@code /api} and not {@code /API}. Immutable and safe for use by many threads.
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
     * @throws IllegalArgumentException if it does not parse; the message says what is wrong, at which index, and how to
     *     write it instead
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
     * Returns whether the pattern matches the whole of {@code path}. Nothing in the path is decoded.
     *
     * <p>The work is bounded. If a match cannot be decided, the path counts as guarded. The result is therefore
     * {@code true} for a path of more than 8192 characters, and for a path on which the pattern backtracks too long.
     */
    public boolean matches(String path) {
        return wider.matches(path) != Answer.NO || asWritten.matches(path) != Answer.NO;
    }

    /** Returns the pattern as it was written. */
    public String pattern() {
        return source;
    }

    /** Is this pattern defined by what it leaves out, as {@code /((?!api).*)} is? */
    boolean excludes() {
        return source.contains("(?!");
    }

    @Override
    public String toString() {
        return source;
    }
}
