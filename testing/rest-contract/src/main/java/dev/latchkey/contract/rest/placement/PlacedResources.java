package dev.latchkey.contract.rest.placement;

import dev.latchkey.contract.AnnotationPlacement;
import jakarta.annotation.security.DenyAll;
import jakarta.annotation.security.PermitAll;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;
import java.util.Set;

/** A resource for each {@link AnnotationPlacement}. */
public final class PlacedResources {

    private PlacedResources() {}

    /** One instance of each. */
    public static Set<Object> all() {
        return Set.of(
                new OnMethod(),
                new OnDeniedMethod(),
                new OnClass(),
                new Opened(),
                new OfInterfaceMethod(),
                new OfDeniedInterfaceMethod(),
                new OfInterface(),
                new NotOpened(),
                new OfDefault(),
                new OverDefault(),
                new OfRoute(),
                new OverBase(),
                new OfBase(),
                new OfClosedBase(),
                new ClosedOfBase(),
                new OfInterfaceOfInherited(),
                new OfGeneric(),
                new OfRecord(),
                new MetaOnMethod(),
                new MetaOnClass());
    }

    /** On the method. */
    @Path("placed/method")
    public static class OnMethod {
        @GET
        @RolesAllowed("admin")
        public String get() {
            return AnnotationPlacement.BODY;
        }
    }

    /** For nobody. */
    @Path("placed/method-denied")
    public static class OnDeniedMethod {
        @GET
        @DenyAll
        public String get() {
            return AnnotationPlacement.BODY;
        }
    }

    /** On the class. */
    @RolesAllowed("admin")
    @Path("placed/class")
    public static class OnClass {
        @GET
        public String get() {
            return AnnotationPlacement.BODY;
        }
    }

    /** Opened by the method. */
    @RolesAllowed("admin")
    @Path("placed/method-opens-class")
    public static class Opened {
        @GET
        @PermitAll
        public String get() {
            return AnnotationPlacement.BODY;
        }
    }

    /** On the method of an interface. */
    @Path("placed/interface-method")
    public static class OfInterfaceMethod implements AnnotatedSupertypes.ForAdmins {
        @Override
        @GET
        public String get() {
            return AnnotationPlacement.BODY;
        }
    }

    /** For nobody, by an interface. */
    @Path("placed/interface-method-denied")
    public static class OfDeniedInterfaceMethod implements AnnotatedSupertypes.ForNobody {
        @Override
        @GET
        public String get() {
            return AnnotationPlacement.BODY;
        }
    }

    /** On an interface. */
    @Path("placed/interface")
    public static class OfInterface implements AnnotatedSupertypes.Closed {
        @GET
        public String get() {
            return AnnotationPlacement.BODY;
        }
    }

    /** Not opened by an interface. */
    @RolesAllowed("admin")
    @Path("placed/interface-opens-nothing")
    public static class NotOpened implements AnnotatedSupertypes.ForEverybody {
        @Override
        @GET
        public String get() {
            return AnnotationPlacement.BODY;
        }
    }

    /** A default method. */
    @Path("placed/default-method")
    public static class OfDefault implements AnnotatedSupertypes.Default {}

    /** Over a default method. */
    @Path("placed/overridden-default-method")
    public static class OverDefault implements AnnotatedSupertypes.Default {
        @Override
        @GET
        public String get() {
            return AnnotationPlacement.BODY;
        }
    }

    /** The interface declares the route. */
    @Path("placed/route-on-interface")
    public static class OfRoute implements AnnotatedSupertypes.Route {
        @Override
        public String get() {
            return AnnotationPlacement.BODY;
        }
    }

    /** Over a method of a base class. */
    @Path("placed/base-method")
    public static class OverBase extends AnnotatedSupertypes.Base {
        @Override
        @GET
        public String get() {
            return AnnotationPlacement.BODY;
        }
    }

    /** A method of a base class. */
    @Path("placed/inherited-method")
    public static class OfBase extends AnnotatedSupertypes.Base {}

    /** On a base class. */
    @Path("placed/base-class")
    public static class OfClosedBase extends AnnotatedSupertypes.ClosedBase {
        @GET
        public String get() {
            return AnnotationPlacement.BODY;
        }
    }

    /** On the class that inherits the method. */
    @RolesAllowed("admin")
    @Path("placed/class-of-inherited-method")
    public static class ClosedOfBase extends AnnotatedSupertypes.PlainBase {}

    /** On an interface, whose method a base class has. */
    @Path("placed/interface-method-of-inherited")
    public static class OfInterfaceOfInherited extends AnnotatedSupertypes.PlainBase implements AnnotatedSupertypes.ForAdmins {}

    /** Behind a type parameter. */
    @Path("placed/generic-method")
    public static class OfGeneric implements AnnotatedSupertypes.Generic<String> {
        @Override
        @GET
        public String get(@QueryParam("item") String item) {
            return AnnotationPlacement.BODY;
        }
    }

    /** A record. */
    @Path("placed/record")
    public record OfRecord() implements AnnotatedSupertypes.ForAdmins {
        @Override
        @GET
        public String get() {
            return AnnotationPlacement.BODY;
        }
    }

    /** By an annotation of the application's, on the method. */
    @Path("placed/meta-on-method")
    public static class MetaOnMethod {
        @GET
        @AnnotatedSupertypes.AdminOnly
        public String get() {
            return AnnotationPlacement.BODY;
        }
    }

    /** By an annotation of the application's, on the class. */
    @AnnotatedSupertypes.AdminOnly
    @Path("placed/meta-on-class")
    public static class MetaOnClass {
        @GET
        public String get() {
            return AnnotationPlacement.BODY;
        }
    }
}
