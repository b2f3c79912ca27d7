package dev.latchkey.javalin;

import dev.latchkey.audit.Route;
import dev.latchkey.guard.Matcher;
import io.javalin.config.JavalinState;
import io.javalin.http.Handler;
import io.javalin.http.HandlerType;
import io.javalin.router.Endpoint;
import io.javalin.security.Roles;
import io.javalin.websocket.WsHandlerEntry;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;

/** Javalin's own list of routes. */
final class Routes {

    private final List<Endpoint> endpoints;
    private final List<WsHandlerEntry> sockets;

    Routes(JavalinState state) {
        this.endpoints = state.internalRouter.allHttpHandlers().stream()
                .map(parsed -> parsed.endpoint)
                .toList();
        this.sockets = state.internalRouter.allWsHandlers();
    }

    List<Route> all() {
        Stream<Route> http = endpoints.stream()
                .filter(endpoint -> endpoint.method.isHttpMethod())
                .map(this::route);
        Stream<Route> webSocket =
                sockets.stream().map(WsHandlerEntry::getPath).distinct().map(path -> Route.of("WS", path, "WebSocket"));
        return Stream.concat(http, webSocket).toList();
    }

    /** Of guards that stand in front of every route. */
    Matcher[] guards() {
        return handlers(HandlerType.BEFORE)
                .map(GuardedHandler::covers)
                .filter(Objects::nonNull)
                .toArray(Matcher[]::new);
    }

    private Route route(Endpoint endpoint) {
        Route route = Route.of(endpoint.method.name(), endpoint.path, name(endpoint.handler));
        if (endpoint.handler instanceof GuardedHandler own) {
            route = route.guardedBy(own.name());
        }
        Roles roles = endpoint.metadata(Roles.class);
        boolean enforced =
                handlers(HandlerType.BEFORE_MATCHED).anyMatch(handler -> handler.work() instanceof RoleCheck);
        return roles != null && !roles.getRoles().isEmpty() && enforced
                ? route.guardedBy("route roles " + roles.getRoles())
                : route;
    }

    private Stream<GuardedHandler> handlers(HandlerType type) {
        return endpoints.stream()
                .filter(endpoint -> endpoint.method.equals(type))
                .map(endpoint -> endpoint.handler)
                .filter(GuardedHandler.class::isInstance)
                .map(GuardedHandler.class::cast);
    }

    private static String name(Handler handler) {
        String name = handler.getClass().getSimpleName();
        int lambda = name.indexOf("$$Lambda");
        return lambda < 0 ? name : name.substring(0, lambda);
    }
}
