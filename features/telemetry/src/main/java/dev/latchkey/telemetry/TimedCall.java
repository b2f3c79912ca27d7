package dev.latchkey.telemetry;

import dev.latchkey.observe.Observation;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** A call whose time Micrometer measures, without a span. */
final class TimedCall implements Observation {

    private final MicrometerRecorder recorder;
    private final MeasuredCall call;
    private final long begun;
    private volatile int status;

    TimedCall(MicrometerRecorder recorder, MeasuredCall call, long begun) {
        this.recorder = recorder;
        this.call = call;
        this.begun = begun;
    }

    @Override
    public void answered(int code) {
        status = code;
    }

    @Override
    public void end(@Nullable Throwable failure) {
        long taken = recorder.registry().config().clock().monotonicTime() - begun;
        recorder.timer(call.metric(), call.values(status, failure)).record(taken, TimeUnit.NANOSECONDS);
    }
}
