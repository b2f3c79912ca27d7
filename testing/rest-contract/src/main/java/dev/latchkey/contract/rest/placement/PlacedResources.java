package dev.latchkey.contract.rest.placement;

import dev.latchkey.contract.Placement;
import jakarta.annotation.security.DenyAll;
import jakarta.annotation.security.PermitAll;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;
import java.util.Set;

/** A resource for each {@link Placement}. */
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
            return Placement.BODY;
        }
    }

    /** For nobody. */
    @Path("placed/method-denied")
    public static class OnDeniedMethod {
        @GET
        @DenyAll
        public String get() {
            return Placement.BODY;
        }
    }

    /** On the class. */
    @RolesAllowed("admin")
    @Path("placed/class")
    public static class OnClass {
        @GET
        public String get() {
            return Placement.BODY;
        }
    }

    /** Opened by the method. */
    @RolesAllowed("admin")
    @Path("placed/method-opens-class")
    public static class Opened {
        @GET
        @PermitAll
        public String get() {
            return Placement.BODY;
        }
    }

    /** On the method of an interface. */
    @Path("placed/interface-method")
    public static class OfInterfaceMethod implements Annotated.ForAdmins {
        @Override
        @GET
        public String get() {
            return Placement.BODY;
        }
    }

    /** For nobody, by an interface. */
    @Path("placed/interface-method-denied")
    public static class OfDeniedInterfaceMethod implements Annotated.ForNobody {
        @Override
        @GET
        public String get() {
            return Placement.BODY;
        }
    }

    /** On an interface. */
    @Path("placed/interface")
    public static class OfInterface implements Annotated.Closed {
        @GET
        public String get() {
            return Placement.BODY;
        }
    }

    /** Not opened by an interface. */
    @RolesAllowed("admin")
    @Path("placed/interface-opens-nothing")
    public static class NotOpened implements Annotated.ForEverybody {
        @Override
        @GET
        public String get() {
            return Placement.BODY;
        }
    }

    /** A default method. */
    @Path("placed/default-method")
    public static class OfDefault implements Annotated.Default {}

    /** Over a default method. */
    @Path("placed/overridden-default-method")
    public static class OverDefault implements Annotated.Default {
        @Override
        @GET
        public String get() {
            return Placement.BODY;
        }
    }

    /** The interface declares the route. */
    @Path("placed/route-on-interface")
    public static class OfRoute implements Annotated.Route {
        @Override
        public String get() {
            return Placement.BODY;
        }
    }

    /** Over a method of a base class. */
    @Path("placed/base-method")
    public static class OverBase extends Annotated.Base {
        @Override
        @GET
        public String get() {
            return Placement.BODY;
        }
    }

    /** A method of a base class. */
    @Path("placed/inherited-method")
    public static class OfBase extends Annotated.Base {}

    /** On a base class. */
    @Path("placed/base-class")
    public static class OfClosedBase extends Annotated.ClosedBase {
        @GET
        public String get() {
            return Placement.BODY;
        }
    }

    /** On the class that inherits the method. */
    @RolesAllowed("admin")
    @Path("placed/class-of-inherited-method")
    public static class ClosedOfBase extends Annotated.PlainBase {}

    /** On an interface, whose method a base class has. */
    @Path("placed/interface-method-of-inherited")
    public static class OfInterfaceOfInherited extends Annotated.PlainBase implements Annotated.ForAdmins {}

    /** Behind a type parameter. */
    @Path("placed/generic-method")
    public static class OfGeneric implements Annotated.Generic<String> {
        @Override
        @GET
        public String get(@QueryParam("item") String item) {
            return Placement.BODY;
        }
    }

    /** A record. */
    @Path("placed/record")
    public record OfRecord() implements Annotated.ForAdmins {
        @Override
        @GET
        public String get() {
            return Placement.BODY;
        }
    }

    /** By an annotation of the application's, on the method. */
    @Path("placed/meta-on-method")
    public static class MetaOnMethod {
        @GET
        @Annotated.AdminOnly
        public String get() {
            return Placement.BODY;
        }
    }

    /** By an annotation of the application's, on the class. */
    @Annotated.AdminOnly
    @Path("placed/meta-on-class")
    public static class MetaOnClass {
        @GET
        public String get() {
            return Placement.BODY;
        }
    }
}
