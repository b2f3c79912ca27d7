package dev.latchkey.telemetry;

import dev.latchkey.observe.Observation;
import io.opentelemetry.api.common.Attributes;
import io.opentelemetry.api.common.AttributesBuilder;
import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.StatusCode;
import io.opentelemetry.api.trace.propagation.W3CTraceContextPropagator;
import io.opentelemetry.context.Context;
import io.opentelemetry.context.Scope;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;

/** A span, and the time that is kept when it ends. */
final class OpenTelemetryObservation implements Observation {

    private static final double NANOS = 1e9;
    private static final int FIRST_ERROR = 400;

    private final OpenTelemetryRecorder recorder;
    private final MeasuredCall call;
    private final Span span;
    private final long begun;
    private volatile int status;

    OpenTelemetryObservation(OpenTelemetryRecorder recorder, MeasuredCall call, Span span, long begun) {
        this.recorder = recorder;
        this.call = call;
        this.span = span;
        this.begun = begun;
    }

    @Override
    public void headers(BiConsumer<String, String> header) {
        if (recorder.tracing()) {
            W3CTraceContextPropagator.getInstance()
                    .inject(Context.current().with(span), header, (carrier, name, value) -> {
                        if (carrier != null) {
                            carrier.accept(name, value);
                        }
                    });
        }
    }

    @Override
    @SuppressWarnings("MustBeClosedChecker") // who calls this closes it
    public Opened open() {
        Scope scope = span.makeCurrent();
        return scope::close;
    }

    @Override
    public void answered(int code) {
        status = code;
    }

    @Override
    public void end(@Nullable Throwable failure) {
        double seconds = (recorder.nanoTime().getAsLong() - begun) / NANOS;
        Attributes result = result(failure);
        span.setAllAttributes(result);
        if (failure != null || status >= FIRST_ERROR) {
            span.setStatus(StatusCode.ERROR);
        }
        span.end();
        recorder.record(call, result, seconds);
    }

    private Attributes result(@Nullable Throwable failure) {
        AttributesBuilder result = Attributes.builder();
        if (status != 0) {
            result.put(HttpAttributes.STATUS, (long) status);
        }
        if (failure != null) {
            result.put(HttpAttributes.ERROR, CauseLabel.of(failure));
        } else if (status >= FIRST_ERROR) {
            result.put(HttpAttributes.ERROR, Integer.toString(status));
        }
        return result.build();
    }
}
