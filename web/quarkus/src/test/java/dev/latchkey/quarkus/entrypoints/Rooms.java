package dev.latchkey.quarkus.entrypoints;

import dev.latchkey.annotations.RequireSession;
import dev.latchkey.model.Session;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Context;

/** Locators of sub-resources, which say themselves whom they are for, or leave it to what they lead to. */
@Path("/open/rooms")
public class Rooms implements Annotated {

    @Path("open")
    public Room open() {
        return new Room();
    }

    @RequireSession
    @Path("required")
    public Room required() {
        return new Room();
    }

    @RolesAllowed("admin")
    @Path("admin")
    public Room admin() {
        return new Room();
    }

    @Override
    @Path("annotated-above")
    public Room annotatedAbove() {
        return new Room();
    }

    @Path("session")
    public Room session(@Context Session session) {
        return new Room();
    }

    /** A locator that two resources inherit. */
    public abstract static class Corridor {

        @Path("door")
        public Room door() {
            return new Room();
        }
    }

    @Path("/open/corridor")
    public static class OpenCorridor extends Corridor {}

    @RolesAllowed("admin")
    @Path("/open/closed-corridor")
    public static class ClosedCorridor extends Corridor {}

    /** What locators lead to. */
    public static class Room {

        @GET
        public String enter() {
            return "room-secret";
        }

        @GET
        @RequireSession
        @Path("required")
        public String required() {
            return "room-secret";
        }

        @GET
        @RolesAllowed("admin")
        @Path("admin")
        public String admin() {
            return "room-secret";
        }
    }
}

/** Above. */
interface Annotated {

    @RolesAllowed("admin")
    Rooms.Room annotatedAbove();
}
