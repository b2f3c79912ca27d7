package com.example;

import dev.latchkey.model.Session;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;

@Path("/")
public class First {

    @GET
    @Path("dashboard")
    public String dashboard(@Context Session session) {
        return "Hello, " + session.user().displayName();
    }

    @GET
    @Path("api/me")
    @Produces("application/json")
    public String me(@Context Session session) {
        return session.toJson();
    }
}
