package dev.latchkey.micronaut;

import dev.latchkey.annotations.AccessRules;
import dev.latchkey.annotations.SessionRules;
import dev.latchkey.guard.Authorized;
import io.micronaut.context.annotation.Property;
import io.micronaut.core.reflect.ClassUtils;
import io.micronaut.web.router.MethodBasedRouteInfo;
import io.micronaut.web.router.RouteInfo;
import jakarta.inject.Singleton;
import java.lang.reflect.Method;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Reads {@link RolesAllowed}, {@link DenyAll}, {@link PermitAll} and {@link dev.latchkey.annotations.RequireSession}.
 * Annotations with roles on a method override those on the class. If Micronaut Security enforces the roles of a route,
 * this class does not read these roles.
 */
@Singleton
final class RoleRules {

    private static final String SECURED = "io.micronaut.security.annotation.Secured";

    private final boolean hasSecurity;
    private final Map<MethodBasedRouteInfo<?, ?>, Optional<Authorized>> known =
            Collections.synchronizedMap(new IdentityHashMap<>()); // equal routes may have different annotations

    RoleRules(@Property(name = "micronaut.security.enabled", defaultValue = "true") boolean enabled) {
        this.hasSecurity = enabled && ClassUtils.isPresent(SECURED, RoleRules.class.getClassLoader());
    }

    /** Returns the rule for callers of a route's method; empty if everyone who passes the guard may call it. */
    Optional<Authorized> of(RouteInfo<?> route) {
        boolean isLeft = hasSecurity && route.getAnnotationMetadata().hasAnnotation(SECURED);
        return route instanceof MethodBasedRouteInfo<?, ?> method
                ? known.computeIfAbsent(method, each -> rule(each, isLeft))
                : Optional.empty();
    }

    private static Optional<Authorized> rule(MethodBasedRouteInfo<?, ?> route, boolean rolesAreLeft) {
        Method method = route.getTargetMethod().getTargetMethod();
        List<Authorized> rules = rolesAreLeft
                ? SessionRules.of(route.getDeclaringType(), method)
                : AccessRules.of(route.getDeclaringType(), method);
        return rules.isEmpty() ? Optional.empty() : Optional.of(Authorized.all(rules.toArray(Authorized[]::new)));
    }
}
