package dev.latchkey.quarkus.doors;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;

/** The annotation is on the interface, where Quarkus does not look. */
@Path("/open/above")
public final class Above implements Staffed {

    @GET
    @Override
    public String page() {
        return "above-secret";
    }
}

/** For administrators. */
interface Staffed {

    @RolesAllowed("admin")
    String page();
}
