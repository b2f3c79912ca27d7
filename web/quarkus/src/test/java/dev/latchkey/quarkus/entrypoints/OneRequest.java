package dev.latchkey.quarkus.doors;

import dev.latchkey.model.Session;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import java.util.Optional;

/** A resource that is made anew for each request may keep the session. */
@RequestScoped
@Path("/open/field")
public class OneRequest {

    @Inject
    Optional<Session> session;

    @GET
    public String who() {
        return session.map(known -> known.user().id()).orElse("nobody");
    }
}
