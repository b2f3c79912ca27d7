package dev.latchkey.guard;

import static java.util.Objects.requireNonNull;

import dev.latchkey.model.Factor;
import dev.latchkey.model.Session;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What a user who is signed in has to show anew, so that a request may pass.
 *
 * @param kind which kind of factor; {@code null}: any
 * @param age how long ago it may have been shown at most; at least a second
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

    /** Whether the user of {@code session} has shown it. */
    public boolean isDone(Session session, Instant now) {
        for (Factor factor : session.factors()) {
            if ((kind == null || kind == factor.kind()) && factor.isWithin(age, now)) {
                return true;
            }
        }
        return false;
    }

    /** Everybody who is signed in and has shown it. Of others who are signed in, the request notes what is missing. */
    Authorized rule() {
        return CombinedRule.of((request, session) -> {
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
