package dev.latchkey.micronaut;

import dev.latchkey.guard.Authorized;
import io.micronaut.context.annotation.Property;
import io.micronaut.core.annotation.AnnotationMetadata;
import io.micronaut.core.reflect.ClassUtils;
import jakarta.annotation.security.DenyAll;
import jakarta.annotation.security.PermitAll;
import jakarta.annotation.security.RolesAllowed;
import jakarta.inject.Singleton;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * {@link RolesAllowed}, {@link DenyAll} and {@link PermitAll}, on a method before those on its class. What Micronaut's
 * own security has taken on is left to it.
 */
@Singleton
final class RoleRules {

    private static final String SECURED = "io.micronaut.security.annotation.Secured";

    private final boolean hasSecurity;

    RoleRules(@Property(name = "micronaut.security.enabled", defaultValue = "true") boolean enabled) {
        this.hasSecurity = enabled && ClassUtils.isPresent(SECURED, RoleRules.class.getClassLoader());
    }

    /** Who may ask for the route that these annotations are on; empty: whoever may pass the guard. */
    Optional<Authorized> of(AnnotationMetadata route) {
        AnnotationMetadata method = route.getDeclaredMetadata();
        AnnotationMetadata nearest =
                Stream.of(DenyAll.class, RolesAllowed.class, PermitAll.class).anyMatch(method::hasAnnotation)
                        ? method
                        : route;
        if (hasSecurity && route.hasAnnotation(SECURED)) {
            return Optional.empty();
        }
        if (nearest.hasAnnotation(DenyAll.class)) {
            return Optional.of(Authorized.any());
        }
        return nearest.findAnnotation(RolesAllowed.class).map(roles -> Authorized.anyRole(roles.stringValues()));
    }
}
