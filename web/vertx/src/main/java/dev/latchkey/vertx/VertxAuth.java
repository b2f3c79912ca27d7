package dev.latchkey.vertx;

import static java.util.Objects.requireNonNull;

import dev.latchkey.Auth;
import dev.latchkey.AuthExchange;
import dev.latchkey.adapter.AdapterExchange;
import dev.latchkey.audit.RouteAudit;
import dev.latchkey.guard.GuardCallback;
import dev.latchkey.guard.Matcher;
import dev.latchkey.http.AuthResponse;
import dev.latchkey.model.Session;
import io.vertx.core.Future;
import io.vertx.core.Handler;
import io.vertx.core.MultiMap;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.ext.web.Route;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Mounts an {@link Auth} in Vert.x Web: {@code auth.register(router)}. It serves the endpoints, runs the guard, and
 * gives {@code RoutingContext.user()} and {@link dev.latchkey.SessionScope} to the handlers behind it. The event loop
 * never waits: whatever may goes to a worker. It translates and decides nothing.
 */
public final class VertxAuth {

    private static final String EVERYTHING = "guard in front of everything";

    private final Auth auth;
    private final ExchangeFilter filter;

    private VertxAuth(Auth auth) {
        this.auth = requireNonNull(auth, "auth");
        this.filter = new ExchangeFilter(auth);
    }

    /** A handler of ours, with a name by which {@link VertxRoutes} finds it. */
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

    /** Makes the handler; {@link #register} it. */
    public static VertxAuth of(Auth auth) {
        return new VertxAuth(auth);
    }

    /** Puts it in front of everything in {@code router}, whatever was added before. */
    public Route register(Router router) {
        Named everything = new Named(EVERYTHING, filter::serve);
        return router.route().order(Integer.MIN_VALUE).handler(everything).failureHandler(filter::refuse);
    }

    /** Who is signed in. */
    public Optional<Session> session(RoutingContext context) {
        return exchange(context).session();
    }

    /**
     * The exchange of a request, for what is not here. Its methods that ask the application or a provider may wait, so
     * they are for a worker.
     *
     * @throws IllegalStateException if this handler is not in front of the request
     */
    public AuthExchange exchange(RoutingContext context) {
        return required(context);
    }

    private AdapterExchange required(RoutingContext context) {
        return filter.find(context)
                .orElseThrow(() -> new IllegalStateException(
                        "VertxAuth is not in front of this request, so nothing is guarded: call register(router)"));
    }

    /** A handler that is given the session, if there is one. */
    public Handler<RoutingContext> wrap(SessionHandler<Optional<Session>> handler) {
        return new Named("wrap", context -> handler.handle(context, session(context)));
    }

    /** A handler for people who are signed in; others get {@code 401}, or the sign-in page. */
    public Handler<RoutingContext> require(SessionHandler<Session> handler) {
        return new Named("require", context -> {
            Optional<AuthResponse> refusal = exchange(context).require();
            ExchangeFilter.pass(
                    refusal,
                    context,
                    () -> handler.handle(context, session(context).orElseThrow()));
        });
    }

    /**
     * A handler with the application's own logic for the paths that {@code pattern} covers, however they are spelled;
     * for a route without a path. The logic runs on a worker.
     *
     * @throws IllegalArgumentException if the pattern does not parse, with the position
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

    /** A handler with the application's own logic for every request of its route. The logic runs on a worker. */
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
     * What guards each route of a router with which this is registered, and of the routers that are mounted in it. Such
     * as have a regular expression are listed as {@code regex ...}; no matcher covers them that does not cover all.
     *
     * @throws IllegalStateException if it is not registered
     */
    public RouteAudit audit(Router router) {
        VertxRoutes routes = new VertxRoutes(router.getRoutes());
        if (routes.routes().stream().noneMatch(route -> route.toString().contains(EVERYTHING))) {
            throw new IllegalStateException("VertxAuth is not in front of this router: call register(router)");
        }
        return auth.audit(routes.below("", List.of()), routes.guards());
    }

    /**
     * Signs in from a form of the application's own and answers; see {@link AuthExchange#signIn}. The future fails, and
     * nothing is answered, if the credentials are refused or anything else goes wrong: {@code onFailure(context::fail)}
     * tells people.
     */
    public Future<Void> signIn(
            RoutingContext context, String provider, @Nullable String redirectTo, Map<String, String> fields) {
        return ExchangeFilter.onWorker(context, () -> exchange(context).signIn(provider, redirectTo, fields))
                .compose(answer -> send(answer, context));
    }

    /** Signs out from a form of the application's own and answers; see {@link AuthExchange#signOut}. */
    public Future<Void> signOut(RoutingContext context, @Nullable String redirectTo) {
        return ExchangeFilter.onWorker(context, () -> exchange(context).signOut(redirectTo))
                .compose(answer -> send(answer, context));
    }

    /** Writes an answer as it is; headers of its names give way to it. */
    public static Future<Void> send(AuthResponse answer, RoutingContext context) {
        HttpServerResponse response = context.response().setStatusCode(answer.status());
        MultiMap headers = response.headers();
        answer.writeHeaders(headers::set, headers::add);
        return answer.body().isEmpty() ? response.end() : response.end(answer.body());
    }
}
