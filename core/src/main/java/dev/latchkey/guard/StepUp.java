package dev.latchkey.guard;

import static java.util.Objects.requireNonNull;

import dev.latchkey.model.Factor;
import dev.latchkey.model.Session;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * The factor that a signed-in user must show again before a request may pass.
 *
 * @param kind the required kind of factor; {@code null} if any kind is enough
 * @param age the maximum age of the factor, which is at least a second
 */
public record StepUp(Factor.@Nullable Kind kind, Duration age) {

    public StepUp {
        requireNonNull(age, "age");
        if (age.compareTo(Duration.ofSeconds(1)) < 0) {
            throw new IllegalArgumentException("A factor cannot be asked for that is younger than a second");
        }
        if (kind == Factor.Kind.UNKNOWN) {
            throw new IllegalArgumentException("Nobody can show a factor of a kind that is not known");
        }
    }

    /** Returns a requirement for any factor that is at most {@code age} old. */
    public static StepUp recently(Duration age) {
        return new StepUp(null, age);
    }

    /** Returns whether the user of {@code session} has shown this factor recently enough. */
    public boolean isDone(Session session, Instant now) {
        for (Factor factor : session.factors()) {
            if ((kind == null || kind == factor.kind()) && factor.isWithin(age, now)) {
                return true;
            }
        }
        return false;
    }

    /**
     * Returns a rule that lets signed-in users pass who have shown this factor. For other signed-in users, the rule
     * records in the request that the factor is missing.
     */
    Authorized rule() {
        return CombinedRule.of(
                kind == null ? "recently(" + age + ")" : "factor(" + kind + ").within(" + age + ")",
                (request, session) -> {
                    if (session.isEmpty()) {
                        return false;
                    }
                    boolean done = isDone(session.get(), request.now());
                    if (!done) {
                        request.note(this);
                    }
                    return done;
                });
    }
}
