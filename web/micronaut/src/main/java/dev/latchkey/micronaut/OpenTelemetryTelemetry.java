package dev.latchkey.micronaut;

import dev.latchkey.telemetry.Telemetry;
import dev.latchkey.telemetry.TelemetryFeature;
import io.micrometer.core.instrument.MeterRegistry;
import io.micronaut.context.annotation.Factory;
import io.micronaut.context.annotation.Requires;
import io.opentelemetry.api.OpenTelemetry;
import jakarta.inject.Singleton;

/**
 * Adds metrics and spans to an application with latchkey-telemetry and OpenTelemetry, but no registry of Micrometer.
 */
@Factory
@Requires(classes = {Telemetry.class, OpenTelemetry.class})
final class OpenTelemetryTelemetry {

    @Singleton
    @Requires(
            beans = OpenTelemetry.class,
            missingBeans = {MeterRegistry.class, TelemetryFeature.class})
    TelemetryFeature telemetry(OpenTelemetry openTelemetry) {
        return Telemetry.openTelemetry(openTelemetry);
    }
}
