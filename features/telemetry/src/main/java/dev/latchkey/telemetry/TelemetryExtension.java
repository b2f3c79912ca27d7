package dev.latchkey.telemetry;

import dev.latchkey.AuthBuilder;
import dev.latchkey.Feature;
import io.micrometer.core.instrument.MeterRegistry;
import io.opentelemetry.api.OpenTelemetry;
import jakarta.enterprise.inject.Instance;
import jakarta.enterprise.inject.build.compatible.spi.BuildCompatibleExtension;
import jakarta.enterprise.inject.build.compatible.spi.Parameters;
import jakarta.enterprise.inject.build.compatible.spi.Synthesis;
import jakarta.enterprise.inject.build.compatible.spi.SyntheticComponents;
import jakarta.enterprise.inject.build.compatible.spi.SyntheticObserver;
import jakarta.enterprise.inject.spi.CDI;
import jakarta.enterprise.inject.spi.EventContext;
import java.util.Optional;

/**
 * Adds the feature to an application with Quarkus: metrics with the registry of Micrometer or, if the application has
 * none, metrics and spans with its OpenTelemetry. CDI calls this class when it builds the application. The application
 * need not have the classes of both, so no method has one of them as a parameter or a result.
 */
public final class TelemetryExtension implements BuildCompatibleExtension, SyntheticObserver<AuthBuilder> {

    private static final String MICROMETER = "io.micrometer.core.instrument.MeterRegistry";
    private static final String OPEN_TELEMETRY = "io.opentelemetry.api.OpenTelemetry";

    /** Adds the observer of the builder, and tells it which classes the application has. */
    @Synthesis
    public void add(SyntheticComponents components) {
        if (isPresent(MICROMETER) || isPresent(OPEN_TELEMETRY)) {
            components
                    .addObserver(AuthBuilder.class)
                    .withParam(MICROMETER, isPresent(MICROMETER))
                    .withParam(OPEN_TELEMETRY, isPresent(OPEN_TELEMETRY))
                    .observeWith(TelemetryExtension.class);
        }
    }

    /** Adds the feature, unless the application has one itself. */
    @Override
    public void observe(EventContext<AuthBuilder> made, Parameters present) {
        Instance<Object> beans = CDI.current();
        if (beans.select(Feature.class).stream().noneMatch(TelemetryFeature.class::isInstance)) {
            feature(beans, present).ifPresent(made.getEvent()::with);
        }
    }

    private static Optional<TelemetryFeature> feature(Instance<Object> beans, Parameters present) {
        Optional<TelemetryFeature> micrometer =
                present.get(MICROMETER, Boolean.class) ? micrometer(beans) : Optional.empty();
        return micrometer.isEmpty() && present.get(OPEN_TELEMETRY, Boolean.class) ? openTelemetry(beans) : micrometer;
    }

    private static Optional<TelemetryFeature> micrometer(Instance<Object> beans) {
        Instance<MeterRegistry> registry = beans.select(MeterRegistry.class);
        return registry.isResolvable() ? Optional.of(Telemetry.micrometer(registry.get())) : Optional.empty();
    }

    private static Optional<TelemetryFeature> openTelemetry(Instance<Object> beans) {
        Instance<OpenTelemetry> found = beans.select(OpenTelemetry.class);
        return found.isResolvable() ? Optional.of(Telemetry.openTelemetry(found.get())) : Optional.empty();
    }

    private static boolean isPresent(String type) {
        try {
            Class.forName(type, false, TelemetryExtension.class.getClassLoader());
            return true;
        } catch (ClassNotFoundException e) {
            return false;
        }
    }
}
