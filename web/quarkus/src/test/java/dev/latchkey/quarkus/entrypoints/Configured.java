package dev.latchkey.quarkus.doors;

import dev.latchkey.Auth;
import dev.latchkey.AuthBuilder;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;

/** Has a part in what it is handed. */
@Singleton
@Path("/open/configured")
public class Configured {

    private final Auth auth;

    Configured(Auth auth) {
        this.auth = auth;
    }

    static void configure(@Observes AuthBuilder builder) {
        builder.basePath("/auth");
    }

    @GET
    public String basePath() {
        return auth.basePath();
    }
}
