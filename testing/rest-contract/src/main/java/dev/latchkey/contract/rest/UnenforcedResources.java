package dev.latchkey.contract.rest;

import dev.latchkey.model.Session;
import jakarta.annotation.security.DenyAll;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.core.Context;
import org.jspecify.annotations.Nullable;

/** Resources for an application that is not wired as it should be. */
final class UnenforcedResources {

    static final String BODY = "served";

    private UnenforcedResources() {}

    /** Each says in another way who may call it. */
    enum Described {
        ROLES,
        DENIED,
        ABOVE,
        SESSION,
        BELOW;

        Object resource() {
            return switch (this) {
                case ROLES -> new OfRoles();
                case DENIED -> new OfNobody();
                case ABOVE -> new OfInterface();
                case SESSION -> new OfSession();
                case BELOW -> new OfLocator();
            };
        }

        String path() {
            return this == BELOW ? "/start/below" : "/start";
        }
    }

    /** By roles. */
    @Path("start")
    public static final class OfRoles {

        @GET
        @RolesAllowed("admin")
        public String get() {
            return BODY;
        }
    }

    /** For nobody. */
    @DenyAll
    @Path("start")
    public static final class OfNobody {

        @GET
        public String get() {
            return BODY;
        }
    }

    /** Says it. */
    @RolesAllowed("admin")
    public interface Closed {}

    /** By an interface. */
    @Path("start")
    public static final class OfInterface implements Closed {

        @GET
        public String get() {
            return BODY;
        }
    }

    /** By a parameter. */
    @Path("start")
    public static final class OfSession {

        @GET
        public String get(@Context Session session) {
            return BODY;
        }
    }

    /** Behind a locator. */
    @Path("start")
    public static final class OfLocator {

        @Path("below")
        public Object below() {
            return new OfRoles();
        }
    }

    /** Says nothing. */
    @Path("start")
    public static final class Plain {

        @GET
        public String get() {
            return BODY;
        }
    }

    /** Has a field. */
    @Path("start")
    public static final class OfField {

        @Context
        private @Nullable Session session;

        @GET
        public String get() {
            return session == null ? BODY : BODY + session.user().id();
        }
    }

    /** A filter that has one. */
    public static final class FilterOfField implements ContainerRequestFilter {

        @Context
        private @Nullable Session session;

        @Override
        public void filter(ContainerRequestContext request) {
            request.setProperty("session", session);
        }
    }
}
