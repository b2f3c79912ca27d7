package dev.latchkey.quarkus.misplaced;

import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;

/** Relies on the service. */
@Path("/secrets")
public class Secrets {

    private final Service service;

    Secrets(Service service) {
        this.service = service;
    }

    @GET
    public String secret() {
        return service.secret();
    }
}
