package dev.latchkey.quarkus.beans;

import dev.latchkey.Auth;
import dev.latchkey.Feature;
import dev.latchkey.contract.FavouriteColour;
import dev.latchkey.provider.CredentialsProvider;
import dev.latchkey.provider.Provider;
import dev.latchkey.store.Store;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import java.util.Optional;
import java.util.stream.Collectors;

/** A store, a provider, a feature and a registry of metrics that the container has. */
@Singleton
@Path("/beans")
public class Beans {

    @Inject
    Auth auth;

    @Inject
    MeterRegistry meters;

    @Produces
    @Singleton
    static Store store() {
        return Store.inMemory();
    }

    @Produces
    @Singleton
    static Provider staff() {
        return CredentialsProvider.of((typed, request) -> Optional.empty()).named("staff", "Staff");
    }

    @Produces
    @Singleton
    static Feature colour() {
        return new FavouriteColour();
    }

    @Produces
    @Singleton
    static MeterRegistry meters() {
        return new SimpleMeterRegistry();
    }

    /** How many requests the guard has refused, as the registry says. */
    @GET
    @Path("/refusals")
    public double refusals() {
        return meters.get("latchkey.guard.refusal").counters().stream()
                .mapToDouble(Counter::count)
                .sum();
    }

    @GET
    public String used() {
        return auth.providers().stream().map(Provider::id).collect(Collectors.joining(" ")) + " "
                + auth.sessions().list("nobody").size();
    }
}
