package dev.latchkey.guard;

import static java.util.Objects.requireNonNull;

/**
 * A callback of the application that guards some of its paths. In a framework with beans, it is enough to declare a
 * bean of this type. Several beans run in their order.
 *
 * @param matcher the paths, in any spelling
 */
public record PathGuard(Matcher matcher, GuardCallback logic) {

    public PathGuard {
        requireNonNull(matcher, "matcher");
        requireNonNull(logic, "logic");
    }

    /**
     * Creates a guard that calls {@code logic} for the paths that {@code pattern} covers.
     *
     * @param pattern a pattern in the syntax of {@link Matcher#path}
     * @throws IllegalArgumentException if the pattern does not parse; the message contains the position
     */
    public PathGuard(String pattern, GuardCallback logic) {
        this(Matcher.path(pattern), logic);
    }
}
