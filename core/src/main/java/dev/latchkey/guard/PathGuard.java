package dev.latchkey.guard;

import static java.util.Objects.requireNonNull;

/**
 * Logic of the application in front of some of its paths. In a framework with beans, a bean of this type is enough;
 * several beans are asked in their order.
 *
 * @param matcher the paths, in any spelling
 */
public record PathGuard(Matcher matcher, GuardCallback logic) {

    public PathGuard {
        requireNonNull(matcher, "matcher");
        requireNonNull(logic, "logic");
    }

    /**
     * Asks {@code logic} for the paths that {@code pattern} covers.
     *
     * @param pattern in the syntax of {@link Matcher#path}
     * @throws IllegalArgumentException if the pattern does not parse, with the position
     */
    public PathGuard(String pattern, GuardCallback logic) {
        this(Matcher.path(pattern), logic);
    }
}
