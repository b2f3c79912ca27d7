package dev.latchkey.micronaut;

import static java.util.Objects.requireNonNull;

import dev.latchkey.guard.GuardLogic;
import dev.latchkey.guard.Matcher;

/**
 * Logic of an application's own in front of some of its paths: each bean of this type is asked, on a blocking executor,
 * for the paths that its matcher covers, however they are spelled.
 */
public record RouteGuard(Matcher matcher, GuardLogic logic) {

    public RouteGuard {
        requireNonNull(matcher, "matcher");
        requireNonNull(logic, "logic");
    }

    /**
     * Asks {@code logic} for the paths that {@code pattern} covers.
     *
     * @param pattern in the syntax of {@link Matcher#path}
     * @throws IllegalArgumentException if the pattern does not parse, with the position
     */
    public static RouteGuard of(String pattern, GuardLogic logic) {
        return new RouteGuard(Matcher.path(pattern), logic);
    }
}
