package dev.latchkey.telemetry;

import dev.latchkey.error.FailureCause;
import dev.latchkey.event.AuthEvent;
import java.util.function.Consumer;

/** Counts events. */
record EventCounts(Recorder recorder, ProviderLabel providers) implements Consumer<AuthEvent> {

    @Override
    public void accept(AuthEvent event) {
        recorder.counter(Metric.EVENT, event.kind()).run();
        if (event instanceof AuthEvent.SignedIn in) {
            recorder.counter(
                            Metric.SIGN_IN,
                            providers.of(in.account().provider()),
                            "success",
                            CauseLabel.NONE,
                            CauseLabel.NONE)
                    .run();
        } else if (event instanceof AuthEvent.SignInFailed failed) {
            FailureCause cause = failed.cause();
            recorder.counter(
                            Metric.SIGN_IN,
                            providers.of(failed.provider()),
                            "failure",
                            failed.code().wire(),
                            cause == null ? CauseLabel.NONE : cause.wire())
                    .run();
        }
    }
}
