package dev.latchkey.quarkus.beans;

import dev.latchkey.Auth;
import dev.latchkey.provider.CredentialsProvider;
import dev.latchkey.provider.Provider;
import dev.latchkey.store.Store;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import java.util.Optional;

/** A store and a provider that the container has. */
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

    @GET
    public String used() {
        return auth.providers().get(0).id() + " "
                + auth.sessions().list("nobody").size();
    }
}
