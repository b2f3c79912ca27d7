package dev.latchkey.micronaut;

import dev.latchkey.telemetry.Telemetry;
import dev.latchkey.telemetry.TelemetryFeature;
import io.micrometer.core.instrument.MeterRegistry;
import io.micronaut.context.annotation.Factory;
import io.micronaut.context.annotation.Requires;
import jakarta.inject.Singleton;

/** Adds metrics where {@code latchkey-telemetry} and a registry of Micrometer are there. */
@Factory
@Requires(
        classes = {Telemetry.class, MeterRegistry.class},
        beans = MeterRegistry.class)
final class TelemetryFactory {

    @Singleton
    @Requires(missingBeans = TelemetryFeature.class)
    TelemetryFeature telemetry(MeterRegistry registry) {
        return Telemetry.micrometer(registry);
    }
}
