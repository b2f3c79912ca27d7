package dev.latchkey.quarkus.doors;

import dev.latchkey.model.Session;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import java.util.Optional;

/** A resource that all requests share may not. */
@Singleton
@Path("/open/shared-field")
public class ManyRequests {

    @Inject
    Instance<Optional<Session>> session;

    @GET
    public String who() {
        return session.get().map(known -> known.user().id()).orElse("nobody");
    }
}
