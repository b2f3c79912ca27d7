package dev.latchkey.telemetry;

import dev.latchkey.error.AuthException;
import dev.latchkey.error.FailureCause;
import org.jspecify.annotations.Nullable;

/** The label that says why something failed, from the closed lists of error codes and causes. */
final class CauseLabel {

    static final String NONE = "none";

    /** As OpenTelemetry calls an error that has no name of its own. */
    static final String OTHER = "_OTHER";

    private CauseLabel() {}

    static String of(@Nullable Throwable failure) {
        if (failure == null) {
            return NONE;
        }
        if (!(failure instanceof AuthException known)) {
            return OTHER;
        }
        FailureCause cause = known.failureCause();
        return cause == null ? known.code().wire() : cause.wire();
    }
}
