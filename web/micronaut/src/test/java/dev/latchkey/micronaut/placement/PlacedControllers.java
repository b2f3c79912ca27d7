package dev.latchkey.micronaut.placement;

import dev.latchkey.contract.Placement;
import io.micronaut.context.annotation.Requires;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.QueryValue;
import jakarta.annotation.security.DenyAll;
import jakarta.annotation.security.PermitAll;
import jakarta.annotation.security.RolesAllowed;

/** A controller for each {@link Placement}. */
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
            return Placement.BODY;
        }
    }

    /** For nobody. */
    @Controller("/placed/method-denied")
    @Requires(property = "spec.name", value = "placement")
    public static class OnDeniedMethod {
        @Get
        @DenyAll
        public String get() {
            return Placement.BODY;
        }
    }

    /** On the class. */
    @RolesAllowed("admin")
    @Controller("/placed/class")
    @Requires(property = "spec.name", value = "placement")
    public static class OnClass {
        @Get
        public String get() {
            return Placement.BODY;
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
            return Placement.BODY;
        }
    }

    /** On the method of an interface. */
    @Controller("/placed/interface-method")
    @Requires(property = "spec.name", value = "placement")
    public static class OfInterfaceMethod implements Annotated.ForAdmins {
        @Override
        @Get
        public String get() {
            return Placement.BODY;
        }
    }

    /** For nobody, by an interface. */
    @Controller("/placed/interface-method-denied")
    @Requires(property = "spec.name", value = "placement")
    public static class OfDeniedInterfaceMethod implements Annotated.ForNobody {
        @Override
        @Get
        public String get() {
            return Placement.BODY;
        }
    }

    /** On an interface. */
    @Controller("/placed/interface")
    @Requires(property = "spec.name", value = "placement")
    public static class OfInterface implements Annotated.Closed {
        @Get
        public String get() {
            return Placement.BODY;
        }
    }

    /** Not opened by an interface. */
    @RolesAllowed("admin")
    @Controller("/placed/interface-opens-nothing")
    @Requires(property = "spec.name", value = "placement")
    public static class NotOpened implements Annotated.ForEverybody {
        @Override
        @Get
        public String get() {
            return Placement.BODY;
        }
    }

    /** A default method. */
    @Controller("/placed/default-method")
    @Requires(property = "spec.name", value = "placement")
    public static class OfDefault implements Annotated.Default {}

    /** Over a default method. */
    @Controller("/placed/overridden-default-method")
    @Requires(property = "spec.name", value = "placement")
    public static class OverDefault implements Annotated.Default {
        @Override
        @Get
        public String get() {
            return Placement.BODY;
        }
    }

    /** The interface declares the route. */
    @Controller("/placed/route-on-interface")
    @Requires(property = "spec.name", value = "placement")
    public static class OfRoute implements Annotated.Route {
        @Override
        public String get() {
            return Placement.BODY;
        }
    }

    /** Over a method of a base class. */
    @Controller("/placed/base-method")
    @Requires(property = "spec.name", value = "placement")
    @Advised
    public static class OverBase extends Annotated.Base {
        @Override
        @Get
        public String get() {
            return Placement.BODY;
        }
    }

    /** A method of a base class. */
    @Controller("/placed/inherited-method")
    @Requires(property = "spec.name", value = "placement")
    public static class OfBase extends Annotated.Base {}

    /** On a base class. */
    @Controller("/placed/base-class")
    @Requires(property = "spec.name", value = "placement")
    public static class OfClosedBase extends Annotated.ClosedBase {
        @Get
        public String get() {
            return Placement.BODY;
        }
    }

    /** On the class that inherits the method. */
    @RolesAllowed("admin")
    @Controller("/placed/class-of-inherited-method")
    @Requires(property = "spec.name", value = "placement")
    public static class ClosedOfBase extends Annotated.PlainBase {}

    /** On an interface, whose method a base class has. */
    @Controller("/placed/interface-method-of-inherited")
    @Requires(property = "spec.name", value = "placement")
    public static class OfInterfaceOfInherited extends Annotated.PlainBase implements Annotated.ForAdmins {}

    /** Behind a type parameter. */
    @Controller("/placed/generic-method")
    @Requires(property = "spec.name", value = "placement")
    @Advised
    public static class OfGeneric implements Annotated.Generic<String> {
        @Override
        @Get
        public String get(@QueryValue(defaultValue = "") String item) {
            return Placement.BODY;
        }
    }

    /** A record. */
    @Controller("/placed/record")
    @Requires(property = "spec.name", value = "placement")
    public record OfRecord() implements Annotated.ForAdmins {
        @Override
        @Get
        public String get() {
            return Placement.BODY;
        }
    }

    /** By an annotation of the application's, on the method. */
    @Controller("/placed/meta-on-method")
    @Requires(property = "spec.name", value = "placement")
    public static class MetaOnMethod {
        @Get
        @Annotated.AdminOnly
        public String get() {
            return Placement.BODY;
        }
    }

    /** By an annotation of the application's, on the class. */
    @Annotated.AdminOnly
    @Controller("/placed/meta-on-class")
    @Requires(property = "spec.name", value = "placement")
    public static class MetaOnClass {
        @Get
        public String get() {
            return Placement.BODY;
        }
    }
}
