package dev.latchkey.micronaut;

import dev.latchkey.telemetry.Telemetry;
import dev.latchkey.telemetry.TelemetryFeature;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.observation.ObservationRegistry;
import io.micronaut.context.annotation.Factory;
import io.micronaut.context.annotation.Requires;
import jakarta.inject.Singleton;
import java.util.Optional;

/** Adds metrics, and spans if Micrometer makes some, to an application with latchkey-telemetry and a registry. */
@Factory
@Requires(classes = {Telemetry.class, MeterRegistry.class})
final class MicrometerTelemetry {

    @Singleton
    @Requires(beans = MeterRegistry.class, missingBeans = TelemetryFeature.class)
    TelemetryFeature telemetry(MeterRegistry registry, Optional<ObservationRegistry> observations) {
        return Telemetry.micrometer(registry, observations.orElse(ObservationRegistry.NOOP));
    }
}
