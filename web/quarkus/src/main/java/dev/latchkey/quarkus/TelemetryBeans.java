package dev.latchkey.quarkus;

import dev.latchkey.Feature;
import dev.latchkey.telemetry.Telemetry;
import dev.latchkey.telemetry.TelemetryFeature;
import io.micrometer.core.instrument.MeterRegistry;
import io.opentelemetry.api.OpenTelemetry;
import io.quarkus.arc.Arc;
import java.util.Optional;
import java.util.function.Function;

/**
 * Finds the metrics and spans of an application with {@code latchkey-telemetry}. The bean of {@code quarkus-micrometer}
 * counts, otherwise the bean of {@code quarkus-opentelemetry}. An application need not have any of these classes.
 */
final class TelemetryBeans {

    private TelemetryBeans() {}

    /** Returns the feature; empty if the application lacks what it needs, or has a {@link TelemetryFeature} itself. */
    static Optional<Feature> missingIn(Iterable<Feature> features) {
        if (!isPresent("dev.latchkey.telemetry.Telemetry") || Own.isIn(features)) {
            return Optional.empty();
        }
        Optional<Feature> counting =
                isPresent("io.micrometer.core.instrument.MeterRegistry") ? Micrometer.feature() : Optional.empty();
        return counting.isEmpty() && isPresent("io.opentelemetry.api.OpenTelemetry")
                ? OfOpenTelemetry.feature()
                : counting;
    }

    private static boolean isPresent(String type) {
        try {
            Class.forName(type, false, Thread.currentThread().getContextClassLoader());
            return true;
        } catch (ClassNotFoundException e) {
            return false;
        }
    }

    private static <T> Optional<Feature> feature(Class<T> type, Function<T, Feature> feature) {
        var beans = Arc.container().select(type);
        return beans.isResolvable() ? Optional.of(feature.apply(beans.get())) : Optional.empty();
    }

    /** Is loaded with latchkey-telemetry only. */
    private static final class Own {

        static boolean isIn(Iterable<Feature> features) {
            for (Feature feature : features) {
                if (feature instanceof TelemetryFeature) {
                    return true;
                }
            }
            return false;
        }
    }

    /** Is loaded with Micrometer only. */
    private static final class Micrometer {

        static Optional<Feature> feature() {
            return TelemetryBeans.feature(MeterRegistry.class, Telemetry::micrometer);
        }
    }

    /** Is loaded with OpenTelemetry only. */
    private static final class OfOpenTelemetry {

        static Optional<Feature> feature() {
            return TelemetryBeans.feature(OpenTelemetry.class, Telemetry::openTelemetry);
        }
    }
}
