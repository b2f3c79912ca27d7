package dev.latchkey.quarkus.beans;

import dev.latchkey.Auth;
import dev.latchkey.Feature;
import dev.latchkey.contract.FavouriteColour;
import dev.latchkey.provider.CredentialsProvider;
import dev.latchkey.provider.Provider;
import dev.latchkey.store.Store;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import java.util.Optional;
import java.util.stream.Collectors;

/** A store, a provider and a feature that the container has. */
@Singleton
@Path("/beans")
public class Beans {

    @Inject
    Auth auth;

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

    @GET
    public String used() {
        return auth.providers().stream().map(Provider::id).collect(Collectors.joining(" ")) + " "
                + auth.sessions().list("nobody").size();
    }
}
