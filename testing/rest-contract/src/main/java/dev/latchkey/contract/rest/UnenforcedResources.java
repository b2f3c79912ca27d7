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

/** Resources with rules for callers, in an application where nothing enforces the rules. */
final class UnenforcedResources {

    static final String BODY = "served";

    private UnenforcedResources() {}

    /** The resources with rules. Each resource has its rule in another place. */
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

    /** A rule by roles. */
    @Path("start")
    public static final class OfRoles {

        @GET
        @RolesAllowed("admin")
        public String get() {
            return BODY;
        }
    }

    /** A rule that no caller passes. */
    @DenyAll
    @Path("start")
    public static final class OfNobody {

        @GET
        public String get() {
            return BODY;
        }
    }

    /** An interface with a rule. */
    @RolesAllowed("admin")
    public interface Closed {}

    /** A rule on an interface. */
    @Path("start")
    public static final class OfInterface implements Closed {

        @GET
        public String get() {
            return BODY;
        }
    }

    /** A rule by a parameter. */
    @Path("start")
    public static final class OfSession {

        @GET
        public String get(@Context Session session) {
            return BODY;
        }
    }

    /** A rule behind a locator. */
    @Path("start")
    public static final class OfLocator {

        @Path("below")
        public Object below() {
            return new OfRoles();
        }
    }

    /** A resource without a rule. */
    @Path("start")
    public static final class Plain {

        @GET
        public String get() {
            return BODY;
        }
    }

    /** A resource with a field for a session. */
    @Path("start")
    public static final class OfField {

        @Context
        private @Nullable Session session;

        @GET
        public String get() {
            return session == null ? BODY : BODY + session.user().id();
        }
    }

    /** A filter with a field for a session. */
    public static final class FilterOfField implements ContainerRequestFilter {

        @Context
        private @Nullable Session session;

        @Override
        public void filter(ContainerRequestContext request) {
            request.setProperty("session", session);
        }
    }
}
