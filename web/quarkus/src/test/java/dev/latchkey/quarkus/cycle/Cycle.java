package dev.latchkey.quarkus.cycle;

import dev.latchkey.Auth;
import dev.latchkey.AuthBuilder;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;

/** Cannot be made before what it has a part in. */
@Singleton
@Path("/cycle")
public class Cycle {

    private final Auth auth;

    Cycle(Auth auth) {
        this.auth = auth;
    }

    void configure(@Observes AuthBuilder builder) {
        builder.basePath("/auth");
    }

    @GET
    public String basePath() {
        return auth.basePath();
    }
}
