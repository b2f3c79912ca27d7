package dev.latchkey.telemetry;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.observation.ObservationRegistry;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.context.annotation.Bean;

/**
 * Adds the feature to an application with Spring Boot and a registry of Micrometer: metrics, and spans if the
 * application has a tracer.
 */
@AutoConfiguration(
        beforeName = "dev.latchkey.spring.boot.LatchkeyAutoConfiguration",
        afterName = {
            "org.springframework.boot.micrometer.metrics.autoconfigure.CompositeMeterRegistryAutoConfiguration",
            "org.springframework.boot.micrometer.observation.autoconfigure.ObservationAutoConfiguration"
        })
@ConditionalOnClass({Telemetry.class, MeterRegistry.class, ObservationRegistry.class})
@ConditionalOnBean(MeterRegistry.class)
public final class TelemetryAutoConfiguration {

    @Bean
    @ConditionalOnMissingBean
    TelemetryFeature latchkeyTelemetry(MeterRegistry registry, ObjectProvider<ObservationRegistry> observations) {
        return Telemetry.micrometer(registry, observations.getIfAvailable(() -> ObservationRegistry.NOOP));
    }
}
