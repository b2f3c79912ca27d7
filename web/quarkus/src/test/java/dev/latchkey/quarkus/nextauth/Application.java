package dev.latchkey.quarkus.nextauth;

import dev.latchkey.AuthBuilder;
import dev.latchkey.model.Session;
import dev.latchkey.nextauth.BackEnd;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.handler.FileSystemAccess;
import io.vertx.ext.web.handler.StaticHandler;
import jakarta.enterprise.event.Observes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** A back end beside a page with {@code next-auth/react}. */
@Path("/me")
public final class Application {

    void configure(@Observes AuthBuilder auth, @ConfigProperty(name = "issuer") String issuer) {
        BackEnd.configure(auth, issuer);
    }

    void page(@Observes Router router, @ConfigProperty(name = "page") String folder) {
        router.get().handler(StaticHandler.create(FileSystemAccess.ROOT, folder));
    }

    @GET
    @Produces(MediaType.APPLICATION_JSON)
    public String me(@Context Session session) {
        return session.toJson();
    }
}
