package dev.latchkey.telemetry;

import dev.latchkey.observe.Observation;
import java.util.concurrent.atomic.AtomicInteger;

/** Keeps what is counted and measured, in Micrometer or in OpenTelemetry. */
interface Recorder {

    /**
     * Returns what adds one to a counter. To find it takes a while, so code that counts often keeps it.
     *
     * @param values of the metric's labels, in their order
     */
    Runnable counter(Metric metric, String... values);

    /** Publishes a number that changes. */
    void gauge(Metric metric, AtomicInteger number);

    /** Begins to measure a call, in the thread that makes it. */
    Observation begin(MeasuredCall call);

    /** Returns {@code work} with the span or observation that is the current one of this thread, for another thread. */
    Runnable carried(Runnable work);

    /** Returns a recorder that passes the current trace on to providers. */
    Recorder tracingIntoProviders();
}
