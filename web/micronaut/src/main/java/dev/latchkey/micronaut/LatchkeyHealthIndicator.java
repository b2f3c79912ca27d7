package dev.latchkey.micronaut;

import dev.latchkey.Auth;
import dev.latchkey.AuthHealth;
import io.micronaut.context.annotation.Requires;
import io.micronaut.health.HealthStatus;
import io.micronaut.management.endpoint.health.HealthEndpoint;
import io.micronaut.management.health.indicator.AbstractHealthIndicator;
import io.micronaut.management.health.indicator.HealthIndicator;
import io.micronaut.management.health.indicator.HealthResult;
import jakarta.inject.Singleton;
import java.util.Map;

/** Shows {@link Auth#health} as {@code latchkey} in the health of Micronaut's management. */
@Singleton
@Requires(classes = HealthIndicator.class, beans = HealthEndpoint.class)
@Requires(property = HealthEndpoint.PREFIX + ".latchkey.enabled", notEquals = "false")
final class LatchkeyHealthIndicator extends AbstractHealthIndicator<Map<String, String>> {

    private static final String NAME = "latchkey";

    private final Auth auth;

    LatchkeyHealthIndicator(Auth auth) {
        this.auth = auth;
    }

    @Override
    protected HealthResult getHealthResult() {
        AuthHealth health = auth.health();
        return HealthResult.builder(NAME, health.isUp() ? HealthStatus.UP : HealthStatus.DOWN)
                .details(health.details())
                .build();
    }

    @Override
    protected Map<String, String> getHealthInformation() {
        return auth.health().details();
    }

    @Override
    protected String getName() {
        return NAME;
    }
}
