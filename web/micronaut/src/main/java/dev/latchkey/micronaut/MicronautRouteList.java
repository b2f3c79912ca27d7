package dev.latchkey.micronaut;

import dev.latchkey.Auth;
import dev.latchkey.audit.Route;
import dev.latchkey.audit.RouteAudit;
import dev.latchkey.guard.PathGuard;
import dev.latchkey.http.AuthRequest;
import dev.latchkey.model.Session;
import io.micronaut.core.type.Argument;
import io.micronaut.inject.MethodExecutionHandle;
import io.micronaut.web.router.Router;
import io.micronaut.web.router.UriRouteInfo;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Lists the routes of a Micronaut application. */
@Singleton
record MicronautRouteList(Router router, RoleRules roles, List<PathGuard> guards) {

    private static final String MANAGEMENT = "io.micronaut.management.endpoint.annotation.Endpoint";
    private static final Set<Argument<?>> ASKING =
            Set.of(Argument.of(Session.class), Argument.of(Optional.class, Session.class));

    RouteAudit audit(Auth auth, String contextPath) {
        List<Route> all = router.uriRoutes()
                .filter(each -> !each.getHttpMethodName().equals("HEAD")) // part of the GET route
                .map(each -> route(each, contextPath))
                .toList();
        return auth.audit(all, guards);
    }

    private Route route(UriRouteInfo<?, ?> info, String contextPath) {
        String path = info.getUriMatchTemplate().toPathString().replaceAll("\\{\\+[^}]*}", "**");
        MethodExecutionHandle<?, ?> method = info.getTargetMethod();
        Route route = Route.of(
                info.isWebSocketRoute() ? "WS" : info.getHttpMethodName(),
                AuthRequest.below(contextPath, path),
                method.getDeclaringType().getSimpleName() + "." + method.getMethodName());
        for (Argument<?> argument : method.getArguments()) {
            boolean asks = ASKING.stream().anyMatch(argument::equalsType);
            route = asks ? route.guardedBy("an argument of type " + argument.getTypeString(true)) : route;
        }
        route = roles.of(info).isPresent() ? route.guardedBy("roles") : route;
        return info.getAnnotationMetadata().hasStereotype(MANAGEMENT) ? route.management() : route;
    }
}
