package dev.latchkey.feature;

import dev.latchkey.guard.StepUp;
import dev.latchkey.model.Factor;
import dev.latchkey.model.Session;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.function.Supplier;

/**
 * Decides whether a signed-in user has recently shown enough to change what protects the account. A user with a second
 * factor shows that factor, because a thief of the session may know the first one.
 */
public record StepUpCheck(Supplier<List<SignInStep>> steps, InstantSource clock) {

    /** Returns whether the user of {@code session} has shown the factor, and what each step requires of the user. */
    public boolean isDone(StepUp asked, Session session) {
        Instant now = clock.instant();
        if (!asked.isDone(session, now)) {
            return false;
        }
        List<Factor> recent = session.factors().stream()
                .filter(factor -> factor.isWithin(asked.age(), now))
                .toList();
        return steps.get().stream()
                .allMatch(step -> step.isEnough(session.user().id(), recent));
    }

    /** Returns whether a step requires a factor of the user, such as the code of an authenticator app. */
    public boolean requiresMore(String userId) {
        return !steps.get().stream().allMatch(step -> step.isEnough(userId, List.of()));
    }

    /** Returns whether a confirmation with {@code method} alone is enough for every step. */
    public boolean accepts(String userId, ConfirmMethod method) {
        return steps.get().stream().allMatch(step -> step.accepts(userId, method));
    }
}
