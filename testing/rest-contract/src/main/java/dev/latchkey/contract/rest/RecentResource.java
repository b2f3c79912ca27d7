package dev.latchkey.contract.rest;

import dev.latchkey.annotations.RequireSession;
import jakarta.annotation.security.PermitAll;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;

/** For those who have shown not long ago who they are. */
@RequireSession
@Path("recent")
public final class RecentResource {

    @GET
    @Path("whenever")
    public String whenever() {
        return RestEntryPointResources.SECRET;
    }

    @GET
    @RequireSession(within = "10m")
    @Path("now")
    public String now() {
        return RestEntryPointResources.SECRET;
    }

    @GET
    @RolesAllowed("admin")
    @RequireSession(within = "10m")
    @Path("admin")
    public String admin() {
        return RestEntryPointResources.SECRET;
    }

    @GET
    @PermitAll
    @Path("open")
    public String open() {
        return "open";
    }
}
