package dev.latchkey.feature;

import dev.latchkey.guard.StepUp;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * The users who may call a route.
 *
 * @param pending only a browser with a sign-in that waits for a step
 * @param session only users who are signed in
 * @param stepUp the kind of factor that these users must have shown and its greatest age; {@code null} for none
 */
record AccessRequirement(
        boolean pending, boolean session, @Nullable StepUp stepUp) {

    static final AccessRequirement ANYBODY = new AccessRequirement(false, false, null);
    static final AccessRequirement HALF_SIGNED_IN = new AccessRequirement(true, false, null);
    static final AccessRequirement SIGNED_IN = new AccessRequirement(false, true, null);

    static AccessRequirement recently(Duration age) {
        return new AccessRequirement(false, true, new StepUp(null, age));
    }
}
