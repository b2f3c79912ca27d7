package dev.latchkey.telemetry;

import static java.util.Objects.requireNonNull;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.observation.ObservationRegistry;
import io.opentelemetry.api.OpenTelemetry;

/**
 * Metrics and spans of Latchkey, where the application collects its own. An application needs one of Micrometer and
 * OpenTelemetry on its class path.
 *
 * <pre>{@code
 * Auth.builder()
 *         .provider(Providers.github())
 *         .with(Telemetry.micrometer(registry))
 * }</pre>
 *
 * <p>No metric and no span says who a user is. The values of labels are closed lists and the ids of configured
 * providers.
 */
public final class Telemetry {

    private Telemetry() {}

    /** Counts and measures with Micrometer, without spans. */
    public static TelemetryFeature micrometer(MeterRegistry registry) {
        return new TelemetryFeature(MicrometerRecorder.of(requireNonNull(registry, "registry")));
    }

    /**
     * Counts with Micrometer, and makes an observation of each call that takes time. The handlers of
     * {@code observations} make meters and spans of them, as Spring Boot configures them. As long as
     * {@code observations} has no handler, the time of calls is measured without them.
     */
    public static TelemetryFeature micrometer(MeterRegistry registry, ObservationRegistry observations) {
        return new TelemetryFeature(MicrometerRecorder.of(
                requireNonNull(registry, "registry"), requireNonNull(observations, "observations")));
    }

    /** Counts, measures and makes spans with OpenTelemetry. */
    public static TelemetryFeature openTelemetry(OpenTelemetry openTelemetry) {
        return new TelemetryFeature(OpenTelemetryRecorder.of(requireNonNull(openTelemetry, "openTelemetry")));
    }
}
