package dev.latchkey.example.support;

import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;

/** What is open to everybody, in Jakarta REST, which serves no files itself. */
@Path("/")
public final class OpenResource {

    @GET
    @Path("plain")
    @Produces("application/json")
    public String plain() {
        return Example.plain();
    }

    @GET
    @Path("static/app.css")
    @Produces("text/css")
    public String css() {
        return Example.css();
    }
}
