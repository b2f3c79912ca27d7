package dev.latchkey.vertx;

import static java.util.Objects.requireNonNull;

import dev.latchkey.Auth;
import dev.latchkey.AuthExchange;
import dev.latchkey.BufferedHeaders;
import dev.latchkey.ResponseHeaders;
import dev.latchkey.audit.RouteAudit;
import dev.latchkey.guard.GuardCallback;
import dev.latchkey.guard.Matcher;
import dev.latchkey.http.AuthResponse;
import dev.latchkey.http.Header;
import dev.latchkey.model.Session;
import io.vertx.core.Future;
import io.vertx.core.Handler;
import io.vertx.core.MultiMap;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.ext.web.Route;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import io.vertx.ext.web.impl.UserContextInternal;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;

/**
 * Mounts an {@link Auth} in Vert.x Web: {@code auth.register(router)}. It serves the endpoints, runs the guard, and
 * gives {@code RoutingContext.user()} and {@link dev.latchkey.SessionScope} to the handlers behind it. The event loop
 * never waits: whatever may goes to a worker. It translates and decides nothing.
 */
public final class VertxAuth {

    private static final String EVERYTHING = "guard in front of everything";

    private final Auth auth;
    private final String key = VertxAuth.class.getName() + UUID.randomUUID(); // there may be two configurations

    private VertxAuth(Auth auth) {
        this.auth = requireNonNull(auth, "auth");
    }

    /** What is known of one request, and header lines for when the head of its response is written. */
    private record Mounted(AuthExchange exchange, BufferedHeaders late) {}

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
        Named door = new Named(EVERYTHING, this::serve);
        return router.route().order(Integer.MIN_VALUE).handler(door).failureHandler(this::refuse);
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
        Mounted mounted = context.get(key);
        if (mounted == null) {
            throw new IllegalStateException(
                    "VertxAuth is not in front of this request, so nothing is guarded: call register(router)");
        }
        return mounted.exchange();
    }

    /** A handler that is given the session, if there is one. */
    public Handler<RoutingContext> wrap(SessionHandler<Optional<Session>> handler) {
        return new Named("wrap", context -> handler.handle(context, session(context)));
    }

    /** A handler for people who are signed in; others get {@code 401}, or the sign-in page. */
    public Handler<RoutingContext> require(SessionHandler<Session> handler) {
        return new Named("require", context -> {
            Optional<AuthResponse> refusal = exchange(context).require();
            pass(
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
            AuthExchange exchange = exchange(context);
            if (exchange.mayBlock(matcher)) {
                decide(context, () -> exchange.guard(logic), answer -> pass(answer, context, context::next));
            } else {
                pass(exchange.guard(matcher, logic), context, context::next);
            }
        });
    }

    /** A handler with the application's own logic for every request of its route. The logic runs on a worker. */
    public Handler<RoutingContext> guard(GuardCallback logic) {
        return new Named("guard", context -> {
            AuthExchange exchange = exchange(context);
            decide(context, () -> exchange.guard(logic), answer -> pass(answer, context, context::next));
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
        return onWorker(context, () -> exchange(context).signIn(provider, redirectTo, fields))
                .compose(answer -> send(answer, context));
    }

    /** Signs out from a form of the application's own and answers; see {@link AuthExchange#signOut}. */
    public Future<Void> signOut(RoutingContext context, @Nullable String redirectTo) {
        return onWorker(context, () -> exchange(context).signOut(redirectTo)).compose(answer -> send(answer, context));
    }

    /** Writes an answer as it is; headers of its names give way to it. */
    public static Future<Void> send(AuthResponse answer, RoutingContext context) {
        HttpServerResponse response = context.response().setStatusCode(answer.status());
        MultiMap headers = response.headers();
        answer.writeHeaders(headers::set, headers::add);
        return answer.body().isEmpty() ? response.end() : response.end(answer.body());
    }

    private void serve(RoutingContext context) {
        Mounted outer = context.get(key); // before a reroute
        BufferedHeaders late = outer == null ? new BufferedHeaders() : outer.late();
        VertxAuthRequest here = VertxAuthRequest.of(context);
        AuthExchange exchange =
                outer == null ? auth.exchange(here, late) : outer.exchange().dispatched(here);
        Mounted mounted = new Mounted(exchange, late);
        MultiMap headers = context.response().headers();
        context.addHeadersEndHandler(head -> late.copyTo(ResponseHeaders.of(headers::add, headers::contains)));
        if (exchange.isEndpoint()) {
            here.read(context, auth.bodyLimit(), () -> settle(context, mounted));
        } else if (exchange.mayBlock()) {
            settle(context, mounted);
        } else {
            enter(context, mounted, exchange.answer());
        }
    }

    private void settle(RoutingContext context, Mounted mounted) {
        decide(context, mounted.exchange()::settle, answer -> enter(context, mounted, answer));
    }

    /** Lets a request in, unless there is an answer. */
    private void enter(RoutingContext context, Mounted mounted, Optional<AuthResponse> answer) {
        if (answer.isEmpty()) {
            context.put(key, mounted);
            VertxScope.enter(mounted.exchange().carried());
            UserContextInternal user = (UserContextInternal) context.userContext();
            user.setUser(mounted.exchange().peek().map(SessionUser::of).orElse(null));
            context.addEndHandler(end -> user.setUser(null)); // else a Vert.x session finds it later
        }
        pass(answer, context, context::next);
    }

    private static void decide(
            RoutingContext context, Callable<Optional<AuthResponse>> verdict, Handler<Optional<AuthResponse>> then) {
        onWorker(context, verdict).onSuccess(then).onFailure(context::fail);
    }

    private static void pass(Optional<AuthResponse> answer, RoutingContext context, Runnable next) {
        if (answer.isPresent()) {
            send(answer.get(), context);
        } else {
            next.run();
        }
    }

    /** Runs a call that may wait; meanwhile the request is paused, so that later handlers can read it. */
    private static <T> Future<T> onWorker(RoutingContext context, Callable<T> task) {
        HttpServerRequest request = context.request();
        boolean more = !request.isEnded();
        if (more) {
            request.pause();
        }
        Future<T> result = context.vertx().executeBlocking(task, false).map(value -> requireNonNull(value));
        return more ? result.onComplete(done -> request.resume()) : result;
    }

    /** Answers where the application let an exception of ours through. */
    private void refuse(RoutingContext context) {
        Mounted mounted = context.get(key);
        Throwable failure = context.failure();
        Optional<AuthResponse> ours =
                mounted == null || failure == null || context.response().headWritten()
                        ? Optional.empty()
                        : mounted.exchange().answerTo(failure);
        if (ours.isPresent()) {
            MultiMap headers = context.response().headers();
            headers.names().stream().filter(Header::isOfBody).toList().forEach(headers::remove);
        }
        pass(ours, context, context::next);
    }
}
