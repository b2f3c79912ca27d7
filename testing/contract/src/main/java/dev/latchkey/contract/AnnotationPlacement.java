package dev.latchkey.contract;

import java.util.Locale;

/**
 * A place where {@code @RolesAllowed}, {@code @DenyAll} or {@code @PermitAll} can be. The handler at {@link #path}
 * answers with {@link #BODY}, but only to users whom the annotation permits.
 */
public enum AnnotationPlacement {
    /** On the method. */
    METHOD(For.ADMINS),
    /** {@code @DenyAll} on the method. */
    METHOD_DENIED(For.NOBODY),
    /** On the class. */
    CLASS(For.ADMINS),
    /** {@code @PermitAll} on a method of a class that has another annotation. */
    METHOD_OPENS_CLASS(For.EVERYBODY),
    /** On the interface method that the resource method implements. */
    INTERFACE_METHOD(For.ADMINS),
    /** {@code @DenyAll} on the method of an interface. */
    INTERFACE_METHOD_DENIED(For.NOBODY),
    /** On an interface that the class implements. */
    INTERFACE(For.ADMINS),
    /**
     * {@code @PermitAll} on an interface method, while the class has another annotation. Here {@code @PermitAll} has no
     * effect.
     */
    INTERFACE_OPENS_NOTHING(For.ADMINS),
    /** On a default method that the class inherits. */
    DEFAULT_METHOD(For.ADMINS),
    /** On a default method that the class overrides. */
    OVERRIDDEN_DEFAULT_METHOD(For.ADMINS),
    /** On an interface method that also declares the route. */
    ROUTE_ON_INTERFACE(For.ADMINS),
    /** On a base-class method that the class overrides. */
    BASE_METHOD(For.ADMINS),
    /** On a base-class method that the class inherits. */
    INHERITED_METHOD(For.ADMINS),
    /** On a base class. */
    BASE_CLASS(For.ADMINS),
    /** On a class that inherits the method from a base class without annotations. */
    CLASS_OF_INHERITED_METHOD(For.ADMINS),
    /**
     * On an interface method that the class inherits from a base class, where the base class does not implement the
     * interface.
     */
    INTERFACE_METHOD_OF_INHERITED(For.ADMINS),
    /** On a method of a generic interface, which a bridge method implements. */
    GENERIC_METHOD(For.ADMINS),
    /** On an interface method that a record implements. */
    RECORD(For.ADMINS),
    /** On an annotation of the application, which is on the method. */
    META_ON_METHOD(For.ADMINS),
    /** On an annotation of the application, which is on the class. */
    META_ON_CLASS(For.ADMINS);

    /** The response body of each handler. */
    public static final String BODY = "behind an annotation";

    /** The users who may call a handler. */
    enum For {
        EVERYBODY,
        ADMINS,
        NOBODY
    }

    private final For meant;

    AnnotationPlacement(For meant) {
        this.meant = meant;
    }

    For meant() {
        return meant;
    }

    /** Returns the path of the handler, such as {@code /placed/base-method}. */
    public String path() {
        return "/placed/" + name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
