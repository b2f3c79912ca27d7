package dev.latchkey.quarkus;

import dev.latchkey.AuthExchange;
import dev.latchkey.OpeningSocket;
import dev.latchkey.adapter.AdapterExchange;
import dev.latchkey.audit.RouteAudit;
import dev.latchkey.error.AuthException;
import dev.latchkey.guard.GuardCallback;
import dev.latchkey.guard.Matcher;
import dev.latchkey.http.AuthResponse;
import dev.latchkey.model.Session;
import dev.latchkey.model.SignOutScope;
import io.vertx.core.Future;
import io.vertx.core.Handler;
import io.vertx.core.http.ServerWebSocket;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Singleton;
import jakarta.ws.rs.core.Response;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Mounts an {@code Auth} in Quarkus 3, in front of everything that Quarkus serves. An application injects this bean to
 * use it. The {@code Auth} is the application's bean of that type, or is made from {@code latchkey.*} in
 * {@code application.properties}. The session is the {@code SecurityIdentity} of Quarkus. A resource method gets a
 * {@link Session} with a {@code @Context} parameter.
 */
@Singleton
public final class QuarkusAuth {

    private final Instance<QuarkusRouteList> routes;

    QuarkusAuth(Instance<QuarkusRouteList> routes) {
        this.routes = routes;
    }

    /**
     * A filter with the pattern of the paths that it guards. {@link QuarkusRouteList} finds the filter by the
     * {@code toString} of this record.
     */
    private record GuardFilter(String pattern, Handler<RoutingContext> work) implements Handler<RoutingContext> {

        @Override
        public void handle(RoutingContext context) {
            work.handle(context);
        }
    }

    /** Returns the session of the request; empty if the user is not signed in. */
    public Optional<Session> session() {
        return exchange().session();
    }

    /**
     * Returns the exchange of the current request, which has more methods than this class. This method throws outside a
     * request.
     */
    public AuthExchange exchange() {
        return required();
    }

    /**
     * Opens the WebSocket of a request, like {@code context.request().toWebSocket()}, and closes it when the session
     * that opened it ends, or when a rule refuses its user, as {@link AuthExchange#watch} says. If nobody is signed in,
     * nothing is watched. If the socket cannot be watched, it is closed at once.
     */
    public Future<ServerWebSocket> toWebSocket(RoutingContext context) {
        OpeningSocket opening = exchange().opening();
        return context.request().toWebSocket().map(socket -> {
            opening.watch(() -> !socket.isClosed(), end -> socket.close((short) end.closeCode(), end.wire()));
            return socket;
        });
    }

    private static AdapterExchange required() {
        return VertxContextScope.exchange()
                .orElseThrow(() -> new IllegalStateException("No request to Quarkus's HTTP server is served here"));
    }

    /** Returns a filter that calls {@code logic} on a worker thread. Register the filter with {@code Filters}. */
    public Handler<RoutingContext> guard(GuardCallback logic) {
        return new GuardFilter(
                "/:path*", context -> ExchangeFilter.onWorker(() -> exchange().guard(logic), context));
    }

    /**
     * Works like {@link #guard(GuardCallback)}, for the paths that {@link Matcher#path} covers, with or without
     * percent-escapes and a slash at the end.
     */
    public Handler<RoutingContext> guard(String pattern, GuardCallback logic) {
        Matcher matcher = Matcher.path(pattern);
        return new GuardFilter(pattern, context -> {
            AdapterExchange exchange = required();
            if (exchange.mayBlock(matcher)) {
                ExchangeFilter.onWorker(() -> exchange.guard(matcher, logic), context);
            } else {
                ExchangeFilter.proceed(exchange.guard(matcher, logic), context);
            }
        });
    }

    /**
     * Returns a table of the guards of each resource method and every other route of Quarkus's router. The table does
     * not include the policies of {@code quarkus.http.auth.permission.*}, or the annotations of sub-resources.
     */
    public RouteAudit audit() {
        return routes.get().audit();
    }

    /**
     * Signs in a user with a form of the application. See {@link AuthExchange#signIn}. Do not call this method on the
     * event loop.
     *
     * @throws AuthException if the credentials are refused, or if the sign-in fails for another reason
     */
    public Response signIn(String provider, @Nullable String redirectTo, Map<String, String> fields) {
        return response(exchange().signIn(provider, redirectTo, fields));
    }

    /**
     * Signs out the user with a form of the application. See {@link AuthExchange#signOut}. Do not call this method on
     * the event loop.
     */
    public Response signOut(@Nullable String redirectTo) {
        return response(exchange().signOut(redirectTo));
    }

    /** Works like {@code signOut}, and ends what {@code scope} says. Do not call this method on the event loop. */
    public Response signOut(SignOutScope scope, @Nullable String redirectTo) {
        return response(exchange().signOut(scope, redirectTo));
    }

    /** Converts a response of Latchkey, so that a resource method can return it. */
    public static Response response(AuthResponse answer) {
        Response.ResponseBuilder response = Response.status(answer.status());
        answer.headers().forEach(header -> response.header(header.name(), header.value()));
        return (answer.body().isEmpty() ? response : response.entity(answer.body())).build();
    }
}
