package dev.latchkey.quarkus.entrypoints;

import dev.latchkey.Feature;
import dev.latchkey.telemetry.Telemetry;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;

/** A registry that is a bean, and a feature that counts in another one. */
@Singleton
@Path("/open/telemetry")
public class OwnTelemetry {

    private final MeterRegistry own = new SimpleMeterRegistry();

    @Inject
    MeterRegistry standard;

    @Produces
    @Singleton
    static MeterRegistry standard() {
        return new SimpleMeterRegistry();
    }

    @Produces
    @Singleton
    Feature telemetry() {
        return Telemetry.micrometer(own);
    }

    @GET
    public String counting() {
        return "own " + hasSessions(own) + ", standard " + hasSessions(standard);
    }

    private static boolean hasSessions(MeterRegistry registry) {
        return registry.find("latchkey.session.read").counter() != null;
    }
}
