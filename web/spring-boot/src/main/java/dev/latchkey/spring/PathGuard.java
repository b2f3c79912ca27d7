package dev.latchkey.spring;

import static java.util.Objects.requireNonNull;

import dev.latchkey.guard.GuardLogic;
import dev.latchkey.guard.Matcher;

/**
 * Logic of the application's own in front of everything that a pattern covers, however the path is spelled. A bean of
 * this type is all it takes; several are asked in their order.
 *
 * @param pattern in the syntax of {@link Matcher#path}
 */
public record PathGuard(String pattern, GuardLogic logic) {

    /**
     * Takes a pattern and the logic.
     *
     * @throws IllegalArgumentException if the pattern does not parse, with the position
     */
    public PathGuard {
        Matcher.path(pattern);
        requireNonNull(logic, "logic");
    }

    /** What it covers. */
    public Matcher matcher() {
        return Matcher.path(pattern);
    }
}
