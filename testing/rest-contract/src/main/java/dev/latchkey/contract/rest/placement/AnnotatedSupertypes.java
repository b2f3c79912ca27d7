package dev.latchkey.contract.rest.placement;

import dev.latchkey.contract.AnnotationPlacement;
import jakarta.annotation.security.DenyAll;
import jakarta.annotation.security.PermitAll;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;

/** The annotated types that the resources extend and implement, and a meta-annotation that resources have. */
final class AnnotatedSupertypes {

    private AnnotatedSupertypes() {}

    /** An annotation of the application with the same effect as {@code @RolesAllowed("admin")}. */
    @RolesAllowed("admin")
    @Retention(RetentionPolicy.RUNTIME)
    @interface AdminOnly {}

    /** An interface with {@code @RolesAllowed} on a method. */
    public interface ForAdmins {

        @RolesAllowed("admin")
        String get();
    }

    /** An interface with {@code @DenyAll} on a method. */
    public interface ForNobody {

        @DenyAll
        String get();
    }

    /** An interface with {@code @PermitAll} on a method. */
    public interface ForEverybody {

        @PermitAll
        String get();
    }

    /** An interface with an annotation on the type. */
    @RolesAllowed("admin")
    public interface Closed {}

    /** An interface method with an annotation and the route. */
    public interface Route {

        @GET
        @RolesAllowed("admin")
        String get();
    }

    /** A default method with an annotation. */
    public interface Default {

        @GET
        @RolesAllowed("admin")
        default String get() {
            return AnnotationPlacement.BODY;
        }
    }

    /** A generic interface with an annotation on a method. */
    public interface Generic<T> {

        @RolesAllowed("admin")
        String get(T item);
    }

    /** A base class with an annotation on a method. */
    public abstract static class Base {

        @GET
        @RolesAllowed("admin")
        public String get() {
            return AnnotationPlacement.BODY;
        }
    }

    /** A base class with an annotation on the class. */
    @RolesAllowed("admin")
    public abstract static class ClosedBase {}

    /** A base class without annotations. */
    public abstract static class PlainBase {

        @GET
        public String get() {
            return AnnotationPlacement.BODY;
        }
    }
}
