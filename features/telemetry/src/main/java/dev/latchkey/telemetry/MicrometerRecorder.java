package dev.latchkey.telemetry;

import dev.latchkey.observe.Observation;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tag;
import io.micrometer.core.instrument.Timer;
import io.micrometer.observation.ObservationRegistry;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/**
 * Counts and measures with Micrometer.
 *
 * @param observations makes spans and meters of calls; {@code null} to measure the time of calls alone
 * @param timers those that were used before
 * @param tracing whether providers get the current trace
 */
record MicrometerRecorder(
        MeterRegistry registry,
        @Nullable ObservationRegistry observations,
        ConcurrentMap<Series, Timer> timers,
        boolean tracing)
        implements Recorder {

    /** A metric with the values of its labels. */
    record Series(Metric metric, List<String> values) {}

    static MicrometerRecorder of(MeterRegistry registry) {
        return new MicrometerRecorder(registry, null, new ConcurrentHashMap<>(), false);
    }

    static MicrometerRecorder of(MeterRegistry registry, ObservationRegistry observations) {
        return new MicrometerRecorder(registry, observations, new ConcurrentHashMap<>(), false);
    }

    @Override
    public Recorder tracingIntoProviders() {
        return new MicrometerRecorder(registry, observations, timers, true);
    }

    @Override
    public Runnable counter(Metric metric, String... values) {
        return Counter.builder(metric.dotted())
                .description(metric.description())
                .tags(tags(metric, List.of(values)))
                .register(registry)::increment;
    }

    @Override
    public void gauge(Metric metric, AtomicInteger number) {
        Gauge.builder(metric.dotted(), number, AtomicInteger::get)
                .description(metric.description())
                .strongReference(true)
                .register(registry);
    }

    @Override
    public Observation begin(MeasuredCall call) {
        return observations == null || observations.isNoop()
                ? new TimedCall(this, call, registry.config().clock().monotonicTime())
                : MicrometerObservation.start(observations, call, tracing);
    }

    @Override
    public Runnable carried(Runnable work) {
        var current = observations == null ? null : observations.getCurrentObservation();
        return current == null ? work : () -> current.scoped(work);
    }

    Timer timer(Metric metric, List<String> values) {
        return timers.computeIfAbsent(new Series(metric, values), this::timer);
    }

    private Timer timer(Series series) {
        return Timer.builder(series.metric().dotted())
                .description(series.metric().description())
                .tags(tags(series.metric(), series.values()))
                .register(registry);
    }

    private static List<Tag> tags(Metric metric, List<String> values) {
        List<Tag> tags = new ArrayList<>();
        for (int i = 0; i < values.size(); i++) {
            tags.add(Tag.of(metric.labels().get(i), values.get(i)));
        }
        return tags;
    }
}
