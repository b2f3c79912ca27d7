package dev.latchkey.bench.bare.first.quarkus;

import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;

/** Without Latchkey: the same files and routes, which everybody may see. */
@Path("/")
public class BareFirst {

    @GET
    @Path("dashboard")
    public String dashboard() {
        return "Hello, nobody";
    }

    @GET
    @Path("api/me")
    @Produces("application/json")
    public String me() {
        return "{}";
    }
}
