package dev.latchkey.contract;

import java.util.Locale;

/**
 * A place where {@code @RolesAllowed}, {@code @DenyAll} or {@code @PermitAll} can be. The handler at {@link #path}
 * answers {@link #BODY}, and only to users whom the annotation permits.
 */
public enum AnnotationPlacement {
    /** On the method. */
    METHOD(For.ADMINS),
    /** {@code @DenyAll} on the method. */
    METHOD_DENIED(For.NOBODY),
    /** On the class. */
    CLASS(For.ADMINS),
    /** {@code @PermitAll} on a method of a class that is closed. */
    METHOD_OPENS_CLASS(For.EVERYBODY),
    /** On the method of an interface that the method implements. */
    INTERFACE_METHOD(For.ADMINS),
    /** {@code @DenyAll} on the method of an interface. */
    INTERFACE_METHOD_DENIED(For.NOBODY),
    /** On an interface that the class implements. */
    INTERFACE(For.ADMINS),
    /** {@code @PermitAll} on the method of an interface, for a class that is closed. */
    INTERFACE_OPENS_NOTHING(For.ADMINS),
    /** On a default method that the class inherits. */
    DEFAULT_METHOD(For.ADMINS),
    /** On a default method that the class overrides. */
    OVERRIDDEN_DEFAULT_METHOD(For.ADMINS),
    /** On the method of an interface that declares the route too. */
    ROUTE_ON_INTERFACE(For.ADMINS),
    /** On the method of a base class that the class overrides. */
    BASE_METHOD(For.ADMINS),
    /** On the method of a base class that the class inherits. */
    INHERITED_METHOD(For.ADMINS),
    /** On a base class. */
    BASE_CLASS(For.ADMINS),
    /** On a class that inherits the method from a base class without annotations. */
    CLASS_OF_INHERITED_METHOD(For.ADMINS),
    /** On the method of an interface of the class, which a base class implements that knows nothing of it. */
    INTERFACE_METHOD_OF_INHERITED(For.ADMINS),
    /** On the method of a generic interface, which a bridge method implements. */
    GENERIC_METHOD(For.ADMINS),
    /** On the method of an interface that a record implements. */
    RECORD(For.ADMINS),
    /** On an annotation of the application that stands on the method. */
    META_ON_METHOD(For.ADMINS),
    /** On an annotation of the application that stands on the class. */
    META_ON_CLASS(For.ADMINS);

    /** The answer of each handler. */
    public static final String BODY = "behind an annotation";

    /** Whom a handler is for. */
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
