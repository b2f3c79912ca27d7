package dev.latchkey.javalin;

import dev.latchkey.audit.Route;
import dev.latchkey.guard.Matcher;
import io.javalin.config.JavalinState;
import io.javalin.http.Context;
import io.javalin.http.Handler;
import io.javalin.http.HandlerType;
import io.javalin.router.Endpoint;
import io.javalin.router.ParsedEndpoint;
import io.javalin.security.Roles;
import io.javalin.security.RouteRole;
import io.javalin.websocket.WsHandlerEntry;
import io.javalin.websocket.WsHandlerType;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;

/** Lists the routes of a Javalin application. */
record JavalinRouteList(JavalinState state) {

    List<Route> all() {
        Stream<Route> http = endpoints()
                .filter(endpoint -> endpoint.method.isHttpMethod())
                .map(endpoint -> route(endpoint.method.name(), endpoint.path, endpoint.handler, roles(endpoint)));
        Stream<Route> webSocket = sockets().map(socket -> route("WS", socket.getPath(), socket, socket.getRoles()));
        return Stream.concat(http, webSocket).toList();
    }

    /** Returns the matchers of the guards that run before every route. */
    Matcher[] matchers() {
        return guards(HandlerType.BEFORE)
                .map(RouteGuard::covers)
                .filter(Objects::nonNull)
                .toArray(Matcher[]::new);
    }

    /** Returns the guards of the application that run before the route of a request, in their order. */
    List<RouteGuard> guardsOf(Context context) {
        String path =
                context.req().getRequestURI().substring(context.contextPath().length());
        return Stream.of(HandlerType.BEFORE, HandlerType.BEFORE_MATCHED)
                .flatMap(type -> handlers(type, path))
                .flatMap(JavalinRouteList::guard)
                .toList();
    }

    /**
     * Checks that something enforces the roles of routes. Javalin itself does not enforce roles.
     *
     * @throws IllegalStateException if a route has roles, and no handler before the route can enforce them
     */
    void requireRolesAreEnforced() {
        boolean open = false;
        for (ParsedEndpoint parsed : state.internalRouter.allHttpHandlers()) {
            Endpoint endpoint = parsed.endpoint;
            open |= !roles(endpoint).isEmpty()
                    && handlers(HandlerType.BEFORE_MATCHED, endpoint.path)
                            .findAny()
                            .isEmpty();
        }
        for (WsHandlerEntry socket : state.internalRouter.allWsHandlers()) {
            open |= socket.getType() == WsHandlerType.WEBSOCKET
                    && !socket.getRoles().isEmpty()
                    && !isRoleAskedForAtSocket(socket.getPath());
        }
        if (open) {
            throw new IllegalStateException("Routes have roles and nothing enforces them, so they are open: call"
                    + " config.routes.beforeMatched(auth.routeRoles()), which covers WebSockets too");
        }
    }

    private boolean isRoleAskedForAtSocket(String path) {
        return isRoleAskedFor(path)
                || handlers(HandlerType.WEBSOCKET_BEFORE_UPGRADE, path)
                        .anyMatch(handler -> !(handler instanceof UpgradeGuard));
    }

    private boolean isRoleAskedFor(String path) {
        return handlers(HandlerType.BEFORE_MATCHED, path)
                .flatMap(JavalinRouteList::guard)
                .anyMatch(guard -> guard.verdict() instanceof RoleCheck);
    }

    /** Returns the handlers that run before a path. The path of a route represents all paths that the route matches. */
    private Stream<Handler> handlers(HandlerType type, String path) {
        return state.internalRouter.findHttpHandlerEntries(type, path).stream().map(entry -> entry.endpoint.handler);
    }

    private Route route(String method, String path, Object handler, Set<RouteRole> roles) {
        Route route = Route.of(method, path, handler instanceof Handler named ? name(named) : "WebSocket");
        if (handler instanceof GuardedHandler own) {
            route = route.guardedBy(own.name());
        }
        return !roles.isEmpty() && isRoleAskedFor(path) ? route.guardedBy("route roles " + roles) : route;
    }

    private Stream<Endpoint> endpoints() {
        return state.internalRouter.allHttpHandlers().stream().map((ParsedEndpoint parsed) -> parsed.endpoint);
    }

    private Stream<WsHandlerEntry> sockets() {
        return state.internalRouter.allWsHandlers().stream()
                .filter(entry -> entry.getType() == WsHandlerType.WEBSOCKET);
    }

    private Stream<RouteGuard> guards(HandlerType type) {
        return endpoints()
                .filter(endpoint -> endpoint.method.equals(type))
                .map(endpoint -> endpoint.handler)
                .flatMap(JavalinRouteList::guard);
    }

    private static Stream<RouteGuard> guard(Handler handler) {
        return handler instanceof RouteGuard guard ? Stream.of(guard) : Stream.empty();
    }

    private static Set<RouteRole> roles(Endpoint endpoint) {
        Roles roles = endpoint.metadata(Roles.class);
        return roles == null ? Set.of() : roles.getRoles();
    }

    private static String name(Handler handler) {
        String name = handler.getClass().getSimpleName();
        int lambda = name.indexOf("$$Lambda");
        return lambda < 0 ? name : name.substring(0, lambda);
    }
}
