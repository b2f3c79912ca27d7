package dev.latchkey.contract.rest.placement;

import dev.latchkey.contract.AnnotationPlacement;
import jakarta.annotation.security.DenyAll;
import jakarta.annotation.security.PermitAll;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;

/** What the resources extend, implement and carry. */
final class AnnotatedSupertypes {

    private AnnotatedSupertypes() {}

    /** As {@code @RolesAllowed("admin")}. */
    @RolesAllowed("admin")
    @Retention(RetentionPolicy.RUNTIME)
    @interface AdminOnly {}

    /** On a method. */
    public interface ForAdmins {

        @RolesAllowed("admin")
        String get();
    }

    /** On a method, for nobody. */
    public interface ForNobody {

        @DenyAll
        String get();
    }

    /** On a method, for everybody. */
    public interface ForEverybody {

        @PermitAll
        String get();
    }

    /** On the type. */
    @RolesAllowed("admin")
    public interface Closed {}

    /** With the route. */
    public interface Route {

        @GET
        @RolesAllowed("admin")
        String get();
    }

    /** With a body. */
    public interface Default {

        @GET
        @RolesAllowed("admin")
        default String get() {
            return AnnotationPlacement.BODY;
        }
    }

    /** Behind a type parameter. */
    public interface Generic<T> {

        @RolesAllowed("admin")
        String get(T item);
    }

    /** On a method of a base class. */
    public abstract static class Base {

        @GET
        @RolesAllowed("admin")
        public String get() {
            return AnnotationPlacement.BODY;
        }
    }

    /** On a base class. */
    @RolesAllowed("admin")
    public abstract static class ClosedBase {}

    /** Without annotations. */
    public abstract static class PlainBase {

        @GET
        public String get() {
            return AnnotationPlacement.BODY;
        }
    }
}
