package dev.latchkey.telemetry;

import dev.latchkey.observe.Observation;
import dev.latchkey.observe.ObservedCall.ProviderCall;
import io.opentelemetry.api.OpenTelemetry;
import io.opentelemetry.api.common.Attributes;
import io.opentelemetry.api.common.AttributesBuilder;
import io.opentelemetry.api.metrics.DoubleHistogram;
import io.opentelemetry.api.metrics.LongCounter;
import io.opentelemetry.api.metrics.Meter;
import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.SpanKind;
import io.opentelemetry.api.trace.Tracer;
import io.opentelemetry.context.Context;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.LongSupplier;

/**
 * Counts, measures and makes spans with OpenTelemetry. A request to a provider has the names of the semantic
 * conventions for HTTP clients.
 *
 * @param durations the histogram of each metric that is a time
 * @param servers the names of servers that a metric may have
 * @param nanoTime a clock that only moves forward
 * @param tracing whether providers get the current trace
 */
record OpenTelemetryRecorder(
        Meter meter,
        Tracer tracer,
        Map<Metric, DoubleHistogram> durations,
        BoundedLabel servers,
        LongSupplier nanoTime,
        boolean tracing)
        implements Recorder {

    private static final String SCOPE = "dev.latchkey";
    private static final List<Double> SECONDS =
            List.of(0.005, 0.01, 0.025, 0.05, 0.075, 0.1, 0.25, 0.5, 0.75, 1.0, 2.5, 5.0, 7.5, 10.0);
    private static final List<Metric> TIMES = List.of(
            Metric.STORE_CALL, Metric.PROVIDER_CALL, Metric.MAIL, Metric.REFRESH, Metric.HASH, Metric.HASH_QUEUE);

    static OpenTelemetryRecorder of(OpenTelemetry openTelemetry) {
        Meter meter = openTelemetry.getMeter(SCOPE);
        Map<Metric, DoubleHistogram> durations = new EnumMap<>(Metric.class);
        for (Metric metric : TIMES) {
            durations.put(
                    metric,
                    meter.histogramBuilder(duration(metric))
                            .setDescription(metric.description())
                            .setUnit("s")
                            .setExplicitBucketBoundariesAdvice(SECONDS)
                            .build());
        }
        return new OpenTelemetryRecorder(
                meter, openTelemetry.getTracer(SCOPE), durations, new BoundedLabel(), System::nanoTime, false);
    }

    /** Returns the name of the histogram. */
    private static String duration(Metric metric) {
        return metric == Metric.PROVIDER_CALL ? "http.client.request.duration" : metric.dotted() + ".duration";
    }

    @Override
    public Recorder tracingIntoProviders() {
        return new OpenTelemetryRecorder(meter, tracer, durations, servers, nanoTime, true);
    }

    @Override
    public Runnable counter(Metric metric, String... values) {
        LongCounter counter = meter.counterBuilder(metric.dotted())
                .setDescription(metric.description())
                .build();
        Attributes attributes = attributes(metric, List.of(values)).build();
        return () -> counter.add(1, attributes);
    }

    @Override
    public void gauge(Metric metric, AtomicInteger number) {
        var unused = meter.gaugeBuilder(metric.dotted())
                .ofLongs()
                .setDescription(metric.description())
                .buildWithCallback(result -> result.record(number.get()));
    }

    @Override
    public Observation begin(MeasuredCall call) {
        ProviderCall request = call.request();
        Span span = tracer.spanBuilder(call.name())
                .setSpanKind(request == null ? SpanKind.INTERNAL : SpanKind.CLIENT)
                .setAllAttributes(attributes(call.metric(), call.values()).build())
                .startSpan();
        if (request != null) {
            span.setAllAttributes(HttpAttributes.of(request, request.host()));
        }
        return new OpenTelemetryObservation(this, call, span, nanoTime.getAsLong());
    }

    @Override
    public Runnable carried(Runnable work) {
        return Context.current().wrap(work);
    }

    /** Keeps the time of a call. */
    void record(MeasuredCall call, Attributes result, double seconds) {
        ProviderCall request = call.request();
        AttributesBuilder attributes = attributes(call.metric(), call.values()).putAll(result);
        if (request != null) {
            attributes.putAll(HttpAttributes.of(request, servers.of(request.host())));
        }
        DoubleHistogram histogram = durations.get(call.metric());
        if (histogram != null) {
            histogram.record(seconds, attributes.build());
        }
    }

    private static AttributesBuilder attributes(Metric metric, List<String> values) {
        AttributesBuilder attributes = Attributes.builder();
        for (int i = 0; i < values.size(); i++) {
            String label = metric.labels().get(i);
            if (!label.equals("method")) { // the conventions have another name for it
                attributes.put("latchkey." + label, values.get(i));
            }
        }
        return attributes;
    }
}
