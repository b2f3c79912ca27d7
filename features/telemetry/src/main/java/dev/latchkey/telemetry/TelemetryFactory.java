package dev.latchkey.telemetry;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.observation.ObservationRegistry;
import io.micronaut.context.annotation.Factory;
import io.micronaut.context.annotation.Requires;
import io.opentelemetry.api.OpenTelemetry;
import jakarta.inject.Singleton;
import java.util.Optional;

/**
 * Adds the feature to an application with Micronaut: metrics with the registry of Micrometer, and spans if the
 * application has observations. An application without a registry has both with its OpenTelemetry.
 */
@Factory
final class TelemetryFactory {

    @Singleton
    @Requires(classes = MeterRegistry.class, beans = MeterRegistry.class, missingBeans = TelemetryFeature.class)
    TelemetryFeature micrometer(MeterRegistry registry, Optional<ObservationRegistry> observations) {
        return Telemetry.micrometer(registry, observations.orElse(ObservationRegistry.NOOP));
    }

    @Singleton
    @Requires(
            classes = OpenTelemetry.class,
            beans = OpenTelemetry.class,
            missingBeans = {MeterRegistry.class, TelemetryFeature.class})
    TelemetryFeature openTelemetry(OpenTelemetry openTelemetry) {
        return Telemetry.openTelemetry(openTelemetry);
    }
}
