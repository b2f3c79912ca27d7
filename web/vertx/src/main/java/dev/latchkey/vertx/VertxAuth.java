package dev.latchkey.vertx;

import static java.util.Objects.requireNonNull;

import dev.latchkey.Auth;
import dev.latchkey.AuthExchange;
import dev.latchkey.OpeningSocket;
import dev.latchkey.adapter.AdapterExchange;
import dev.latchkey.audit.RouteAudit;
import dev.latchkey.guard.GuardCallback;
import dev.latchkey.guard.Matcher;
import dev.latchkey.http.AuthResponse;
import dev.latchkey.model.Session;
import dev.latchkey.model.SignOutScope;
import io.vertx.core.Future;
import io.vertx.core.Handler;
import io.vertx.core.MultiMap;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.core.http.ServerWebSocket;
import io.vertx.ext.web.Route;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Mounts an {@link Auth} in Vert.x Web, with {@code auth.register(router)}. The handler serves the endpoints, runs the
 * guard, and sets {@code RoutingContext.user()} and {@link dev.latchkey.SessionScope} for the handlers behind it. Code
 * that may block runs on a worker thread, never on the event loop. This class only converts requests and responses. The
 * {@link Auth} makes all decisions.
 */
public final class VertxAuth {

    private static final String EVERYTHING = "guard in front of everything";

    private final Auth auth;
    private final ExchangeFilter filter;

    private VertxAuth(Auth auth) {
        this.auth = requireNonNull(auth, "auth");
        this.filter = new ExchangeFilter(auth);
    }

    /** A handler of Latchkey, with a name by which {@link VertxRouteList} finds the handler. */
    private record Named(String name, Handler<RoutingContext> work) implements Handler<RoutingContext> {

        @Override
        public void handle(RoutingContext context) {
            work.handle(context);
        }

        @Override
        public String toString() {
            return "«" + name + "»";
        }
    }

    /** Returns a handler. Call {@link #register} to mount the handler. */
    public static VertxAuth of(Auth auth) {
        return new VertxAuth(auth);
    }

    /** Registers the handler in front of everything in {@code router}, including routes that were added before. */
    public Route register(Router router) {
        Named everything = new Named(EVERYTHING, filter::serve);
        return router.route().order(Integer.MIN_VALUE).handler(everything).failureHandler(filter::refuse);
    }

    /** Returns the session of the request; empty if the user is not signed in. */
    public Optional<Session> session(RoutingContext context) {
        return exchange(context).session();
    }

    /**
     * Returns the exchange of a request, which has more methods than this class. Methods of the exchange that call the
     * application or a provider may block, so call them on a worker thread.
     *
     * @throws IllegalStateException if this handler is not in front of the request
     */
    public AuthExchange exchange(RoutingContext context) {
        return required(context);
    }

    /**
     * Opens the WebSocket of a request, like {@code context.request().toWebSocket()}, and closes it when the session
     * that opened it ends, or when a rule refuses its user, as {@link AuthExchange#watch} says. If nobody is signed in,
     * nothing is watched. If the socket cannot be watched, it is closed at once.
     */
    public Future<ServerWebSocket> toWebSocket(RoutingContext context) {
        OpeningSocket opening = exchange(context).opening();
        return context.request().toWebSocket().map(socket -> {
            opening.watch(() -> !socket.isClosed(), end -> socket.close((short) end.closeCode(), end.wire()));
            return socket;
        });
    }

    private AdapterExchange required(RoutingContext context) {
        return filter.find(context)
                .orElseThrow(() -> new IllegalStateException(
                        "VertxAuth is not in front of this request, so nothing is guarded: call register(router)"));
    }

    /** Returns a handler that gets the session, or empty if the user is not signed in. */
    public Handler<RoutingContext> wrap(SessionAwareHandler<Optional<Session>> handler) {
        return new Named("wrap", context -> handler.handle(context, session(context)));
    }

    /**
     * Returns a handler for signed-in users. Without a session, a browser is redirected to the sign-in page and a
     * program gets {@code 401}.
     */
    public Handler<RoutingContext> require(SessionAwareHandler<Session> handler) {
        return new Named("require", context -> {
            Optional<AuthResponse> refusal = exchange(context).require();
            ExchangeFilter.pass(
                    refusal,
                    context,
                    () -> handler.handle(context, session(context).orElseThrow()));
        });
    }

    /**
     * Returns a handler that calls {@code logic} for the paths that {@code pattern} covers, with or without
     * percent-escapes and a slash at the end. Add the handler to a route without a path. The callback runs on a worker
     * thread.
     *
     * @throws IllegalArgumentException if the pattern is malformed; the message states the position of the error
     */
    public Handler<RoutingContext> guard(String pattern, GuardCallback logic) {
        Matcher matcher = Matcher.path(pattern);
        return new Named("guard " + pattern, context -> {
            AdapterExchange exchange = required(context);
            if (exchange.mayBlock(matcher)) {
                ExchangeFilter.decide(
                        context,
                        () -> exchange.guard(logic),
                        answer -> ExchangeFilter.pass(answer, context, context::next));
            } else {
                ExchangeFilter.pass(exchange.guard(matcher, logic), context, context::next);
            }
        });
    }

    /**
     * Returns a handler that calls {@code logic} for every request of its route. The callback runs on a worker thread.
     */
    public Handler<RoutingContext> guard(GuardCallback logic) {
        return new Named("guard", context -> {
            AuthExchange exchange = exchange(context);
            ExchangeFilter.decide(
                    context,
                    () -> exchange.guard(logic),
                    answer -> ExchangeFilter.pass(answer, context, context::next));
        });
    }

    /**
     * Returns a table of the guards of each route, for a router in which this handler is registered and for its
     * sub-routers. The table lists a route with a regular expression as {@code regex ...}. Only a matcher for all paths
     * covers such a route.
     *
     * @throws IllegalStateException if this handler is not registered
     */
    public RouteAudit audit(Router router) {
        VertxRouteList routes = new VertxRouteList(router.getRoutes());
        if (routes.routes().stream().noneMatch(route -> route.toString().contains(EVERYTHING))) {
            throw new IllegalStateException("VertxAuth is not in front of this router: call register(router)");
        }
        return auth.audit(routes.below("", List.of()), routes.guards());
    }

    /**
     * Signs in a user with a form of the application, and sends the response. See {@link AuthExchange#signIn}. If the
     * credentials are refused, or if the sign-in fails for another reason, the future fails and no response is sent.
     * {@code onFailure(context::fail)} then shows an error page.
     */
    public Future<Void> signIn(
            RoutingContext context, String provider, @Nullable String redirectTo, Map<String, String> fields) {
        return ExchangeFilter.onWorker(context, () -> exchange(context).signIn(provider, redirectTo, fields))
                .compose(answer -> send(answer, context));
    }

    /** Signs out the user with a form of the application, and sends the response. See {@link AuthExchange#signOut}. */
    public Future<Void> signOut(RoutingContext context, @Nullable String redirectTo) {
        return ExchangeFilter.onWorker(context, () -> exchange(context).signOut(redirectTo))
                .compose(answer -> send(answer, context));
    }

    /** Works like {@code signOut}, and ends what {@code scope} says. */
    public Future<Void> signOut(RoutingContext context, SignOutScope scope, @Nullable String redirectTo) {
        return ExchangeFilter.onWorker(context, () -> exchange(context).signOut(scope, redirectTo))
                .compose(answer -> send(answer, context));
    }

    /** Writes a response of Latchkey unchanged. The headers of {@code answer} replace headers of the same names. */
    public static Future<Void> send(AuthResponse answer, RoutingContext context) {
        HttpServerResponse response = context.response().setStatusCode(answer.status());
        MultiMap headers = response.headers();
        answer.writeHeaders(headers::set, headers::add);
        return answer.body().isEmpty() ? response.end() : response.end(answer.body());
    }
}
