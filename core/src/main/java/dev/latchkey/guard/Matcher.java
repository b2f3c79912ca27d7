package dev.latchkey.guard;

import static java.util.Objects.requireNonNull;

import java.util.List;
import java.util.stream.Stream;

/**
 * Chooses the requests that the guard checks, by a pattern for the path and by conditions that must hold or must not
 * hold. A matcher means the same as a {@code matcher} entry in a Next.js middleware. Immutable.
 *
 * <pre>{@code
 * Matcher.path("/dashboard/:path*").has(Condition.header("x-preview")).missing(Condition.cookie("beta", "1"))
 * }</pre>
 */
public final class Matcher {

    private final PathPattern path;
    private final List<RequestCondition> has;
    private final List<RequestCondition> missing;

    private Matcher(PathPattern path, List<RequestCondition> has, List<RequestCondition> missing) {
        this.path = path;
        this.has = has;
        this.missing = missing;
    }

    /**
     * Returns a matcher for the paths that fit {@code pattern} in any spelling, with or without escapes and a slash at
     * the end.
     *
     * @throws IllegalArgumentException if {@link PathPattern#parse} refuses the pattern
     */
    public static Matcher path(String pattern) {
        return new Matcher(PathPattern.parse(pattern), List.of(), List.of());
    }

    /** Returns this matcher, limited to requests for which {@code condition} holds. */
    public Matcher has(RequestCondition condition) {
        return new Matcher(path, and(has, condition), missing);
    }

    /** Returns this matcher, limited to requests for which {@code condition} does not hold. */
    public Matcher missing(RequestCondition condition) {
        return new Matcher(path, has, and(missing, condition));
    }

    private static List<RequestCondition> and(List<RequestCondition> conditions, RequestCondition another) {
        return Stream.concat(conditions.stream(), Stream.of(requireNonNull(another, "condition")))
                .toList();
    }

    /** Returns the pattern of the path. */
    public PathPattern path() {
        return path;
    }

    /** Returns whether the matcher has conditions. */
    public boolean isConditional() {
        return !has.isEmpty() || !missing.isEmpty();
    }

    /** Does this matcher take in a request whose path can be spelled in these ways? Any one is enough. */
    boolean matches(List<String> spellings, ConditionInput request) {
        return fits(spellings)
                && has.stream().allMatch(condition -> condition.has(request))
                && missing.stream().allMatch(condition -> condition.missing(request));
    }

    private boolean fits(List<String> spellings) {
        for (String spelling : spellings) {
            if (path.matches(spelling) || fitsWithSlash(spelling)) {
                return true;
            }
        }
        return false;
    }

    /**
     * Many routers serve {@code /docs} and {@code /docs/} alike, so what guards {@code /docs/(.*)} guards both. A
     * pattern that says what it leaves out is spared this: {@code /((?!.*\.png$).*)} would no longer leave out
     * {@code /a.png}.
     */
    private boolean fitsWithSlash(String spelling) {
        return !path.excludes() && !spelling.endsWith("/") && path.matches(spelling + "/");
    }

    @Override
    public String toString() {
        return path + (has.isEmpty() ? "" : " has " + has) + (missing.isEmpty() ? "" : " missing " + missing);
    }
}
