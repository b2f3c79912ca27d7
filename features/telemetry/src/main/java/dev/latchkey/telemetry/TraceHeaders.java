package dev.latchkey.telemetry;

import java.util.Set;

/** The headers of W3C Trace Context. */
final class TraceHeaders {

    /** The only headers that a provider gets. Baggage, which may say anything, is not among them. */
    static final Set<String> NAMES = Set.of("traceparent", "tracestate");

    private TraceHeaders() {}
}
