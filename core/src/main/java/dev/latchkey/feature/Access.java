package dev.latchkey.feature;

import dev.latchkey.guard.StepUp;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * Who may call a route.
 *
 * @param pending only a browser with a sign-in that waits for a step
 * @param session only users who are signed in
 * @param stepUp what these must have shown, and how long ago at most; {@code null}: nothing more
 */
record Access(boolean pending, boolean session, @Nullable StepUp stepUp) {

    static final Access ANYBODY = new Access(false, false, null);
    static final Access HALF_SIGNED_IN = new Access(true, false, null);
    static final Access SIGNED_IN = new Access(false, true, null);

    static Access recently(Duration age) {
        return new Access(false, true, new StepUp(null, age));
    }
}
