package dev.latchkey.bench.bare.quarkus;

import io.quarkus.vertx.http.HttpServerStart;
import jakarta.enterprise.event.ObservesAsync;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;

/** Without Latchkey: two routes that answer the same bytes. */
@Path("/")
@Produces("application/json")
public final class BareQuarkus {

    private static final String ANSWER = System.getenv().getOrDefault("PLAIN", "{}");

    @GET
    @Path("plain")
    public String plain() {
        return ANSWER;
    }

    @GET
    @Path("me")
    public String me() {
        return ANSWER;
    }

    void listening(@ObservesAsync HttpServerStart server) {
        System.out.println("Open http://localhost:" + System.getenv("PORT"));
    }
}
