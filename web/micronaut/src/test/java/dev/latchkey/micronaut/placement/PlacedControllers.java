package dev.latchkey.micronaut.placement;

import dev.latchkey.contract.AnnotationPlacement;
import io.micronaut.context.annotation.Requires;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.QueryValue;
import jakarta.annotation.security.DenyAll;
import jakarta.annotation.security.PermitAll;
import jakarta.annotation.security.RolesAllowed;

/** A controller for each {@link AnnotationPlacement}. */
final class PlacedControllers {

    private PlacedControllers() {}

    /** On the method. */
    @Controller("/placed/method")
    @Requires(property = "spec.name", value = "placement")
    @Advised
    public static class OnMethod {
        @Get
        @RolesAllowed("admin")
        public String get() {
            return AnnotationPlacement.BODY;
        }
    }

    /** For nobody. */
    @Controller("/placed/method-denied")
    @Requires(property = "spec.name", value = "placement")
    public static class OnDeniedMethod {
        @Get
        @DenyAll
        public String get() {
            return AnnotationPlacement.BODY;
        }
    }

    /** On the class. */
    @RolesAllowed("admin")
    @Controller("/placed/class")
    @Requires(property = "spec.name", value = "placement")
    public static class OnClass {
        @Get
        public String get() {
            return AnnotationPlacement.BODY;
        }
    }

    /** Opened by the method. */
    @RolesAllowed("admin")
    @Controller("/placed/method-opens-class")
    @Requires(property = "spec.name", value = "placement")
    @Advised
    public static class Opened {
        @Get
        @PermitAll
        public String get() {
            return AnnotationPlacement.BODY;
        }
    }

    /** On the method of an interface. */
    @Controller("/placed/interface-method")
    @Requires(property = "spec.name", value = "placement")
    public static class OfInterfaceMethod implements AnnotatedSupertypes.ForAdmins {
        @Override
        @Get
        public String get() {
            return AnnotationPlacement.BODY;
        }
    }

    /** For nobody, by an interface. */
    @Controller("/placed/interface-method-denied")
    @Requires(property = "spec.name", value = "placement")
    public static class OfDeniedInterfaceMethod implements AnnotatedSupertypes.ForNobody {
        @Override
        @Get
        public String get() {
            return AnnotationPlacement.BODY;
        }
    }

    /** On an interface. */
    @Controller("/placed/interface")
    @Requires(property = "spec.name", value = "placement")
    public static class OfInterface implements AnnotatedSupertypes.Closed {
        @Get
        public String get() {
            return AnnotationPlacement.BODY;
        }
    }

    /** Not opened by an interface. */
    @RolesAllowed("admin")
    @Controller("/placed/interface-opens-nothing")
    @Requires(property = "spec.name", value = "placement")
    public static class NotOpened implements AnnotatedSupertypes.ForEverybody {
        @Override
        @Get
        public String get() {
            return AnnotationPlacement.BODY;
        }
    }

    /** A default method. */
    @Controller("/placed/default-method")
    @Requires(property = "spec.name", value = "placement")
    public static class OfDefault implements AnnotatedSupertypes.Default {}

    /** Over a default method. */
    @Controller("/placed/overridden-default-method")
    @Requires(property = "spec.name", value = "placement")
    public static class OverDefault implements AnnotatedSupertypes.Default {
        @Override
        @Get
        public String get() {
            return AnnotationPlacement.BODY;
        }
    }

    /** The interface declares the route. */
    @Controller("/placed/route-on-interface")
    @Requires(property = "spec.name", value = "placement")
    public static class OfRoute implements AnnotatedSupertypes.Route {
        @Override
        public String get() {
            return AnnotationPlacement.BODY;
        }
    }

    /** Over a method of a base class. */
    @Controller("/placed/base-method")
    @Requires(property = "spec.name", value = "placement")
    @Advised
    public static class OverBase extends AnnotatedSupertypes.Base {
        @Override
        @Get
        public String get() {
            return AnnotationPlacement.BODY;
        }
    }

    /** A method of a base class. */
    @Controller("/placed/inherited-method")
    @Requires(property = "spec.name", value = "placement")
    public static class OfBase extends AnnotatedSupertypes.Base {}

    /** On a base class. */
    @Controller("/placed/base-class")
    @Requires(property = "spec.name", value = "placement")
    public static class OfClosedBase extends AnnotatedSupertypes.ClosedBase {
        @Get
        public String get() {
            return AnnotationPlacement.BODY;
        }
    }

    /** On the class that inherits the method. */
    @RolesAllowed("admin")
    @Controller("/placed/class-of-inherited-method")
    @Requires(property = "spec.name", value = "placement")
    public static class ClosedOfBase extends AnnotatedSupertypes.PlainBase {}

    /** On an interface, whose method a base class has. */
    @Controller("/placed/interface-method-of-inherited")
    @Requires(property = "spec.name", value = "placement")
    public static class OfInterfaceOfInherited extends AnnotatedSupertypes.PlainBase implements AnnotatedSupertypes.ForAdmins {}

    /** Behind a type parameter. */
    @Controller("/placed/generic-method")
    @Requires(property = "spec.name", value = "placement")
    @Advised
    public static class OfGeneric implements AnnotatedSupertypes.Generic<String> {
        @Override
        @Get
        public String get(@QueryValue(defaultValue = "") String item) {
            return AnnotationPlacement.BODY;
        }
    }

    /** A record. */
    @Controller("/placed/record")
    @Requires(property = "spec.name", value = "placement")
    public record OfRecord() implements AnnotatedSupertypes.ForAdmins {
        @Override
        @Get
        public String get() {
            return AnnotationPlacement.BODY;
        }
    }

    /** By an annotation of the application's, on the method. */
    @Controller("/placed/meta-on-method")
    @Requires(property = "spec.name", value = "placement")
    public static class MetaOnMethod {
        @Get
        @AnnotatedSupertypes.AdminOnly
        public String get() {
            return AnnotationPlacement.BODY;
        }
    }

    /** By an annotation of the application's, on the class. */
    @AnnotatedSupertypes.AdminOnly
    @Controller("/placed/meta-on-class")
    @Requires(property = "spec.name", value = "placement")
    public static class MetaOnClass {
        @Get
        public String get() {
            return AnnotationPlacement.BODY;
        }
    }
}
