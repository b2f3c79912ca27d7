package dev.latchkey.guard;

import static java.util.Objects.requireNonNull;

/**
 * Logic of an application's own in front of some of its paths. Where a framework has beans, one of this type is all it
 * takes; several are asked in their order.
 *
 * @param matcher covers the paths, however they are spelled
 */
public record PathGuard(Matcher matcher, GuardLogic logic) {

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
    public PathGuard(String pattern, GuardLogic logic) {
        this(Matcher.path(pattern), logic);
    }
}
