package dev.latchkey.quarkus;

import dev.latchkey.Auth;
import dev.latchkey.AuthHealth;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.HealthCheckResponseBuilder;
import org.eclipse.microprofile.health.Readiness;

/**
 * Shows {@link Auth#health} as {@code latchkey} in the readiness of the application. It has no scope of its own: only
 * SmallRye Health makes a bean of it, so that an application without that extension does not load it.
 */
@Readiness
final class LatchkeyReadiness implements HealthCheck {

    private final Auth auth;

    LatchkeyReadiness(Auth auth) {
        this.auth = auth;
    }

    @Override
    public HealthCheckResponse call() {
        AuthHealth health = auth.health();
        HealthCheckResponseBuilder response =
                HealthCheckResponse.named("latchkey").status(health.isUp());
        health.details().forEach(response::withData);
        return response.build();
    }
}
