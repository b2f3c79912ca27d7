package dev.latchkey.javalin;

import dev.latchkey.Auth;
import dev.latchkey.AuthExchange;
import dev.latchkey.OpeningSocket;
import dev.latchkey.SessionScope;
import dev.latchkey.adapter.ExchangeKey;
import dev.latchkey.audit.RouteAudit;
import dev.latchkey.error.AuthException;
import dev.latchkey.guard.GuardCallback;
import dev.latchkey.guard.Matcher;
import dev.latchkey.http.AuthResponse;
import dev.latchkey.model.Session;
import dev.latchkey.model.SignOutScope;
import dev.latchkey.servlet.ServletAuth;
import io.javalin.Javalin;
import io.javalin.config.ConcurrencyConfig;
import io.javalin.config.JavalinState;
import io.javalin.http.Context;
import io.javalin.http.Handler;
import io.javalin.http.util.AsyncExecutor;
import io.javalin.plugin.Plugin;
import io.javalin.util.ConcurrencyUtil;
import io.javalin.websocket.WsContext;
import jakarta.servlet.DispatcherType;
import java.util.EnumSet;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.atomic.AtomicBoolean;
import org.eclipse.jetty.ee10.servlet.FilterHolder;
import org.eclipse.jetty.ee10.servlet.FilterMapping;
import org.eclipse.jetty.ee10.servlet.ServletContextHandler;
import org.jspecify.annotations.Nullable;

/**
 * Mounts an {@link Auth} in Javalin 7, with {@code config.registerPlugin(auth)}. Javalin runs in a servlet container,
 * so the plugin adds a servlet filter with the endpoints and the guard. This filter runs before all handlers, static
 * files and WebSockets. If a filter behind it, or the header {@code X-HTTP-Method-Override}, makes another request of
 * the one that the guard has seen, the guard is asked again before Javalin serves it.
 */
public final class JavalinAuth extends Plugin<Void> {

    static final String SOCKET_SESSION = "latchkey.socket.session";

    static final String OPENING_SOCKET = "latchkey.socket.opening";

    private final Auth auth;
    private final ServletAuth servlet;
    private final AtomicBoolean mounted = new AtomicBoolean();

    private JavalinAuth(Auth auth) {
        this.auth = auth;
        this.servlet = ServletAuth.of(auth);
    }

    /** Returns a plugin. */
    public static JavalinAuth of(Auth auth) {
        return new JavalinAuth(auth);
    }

    /** Returns the session of the request; empty if the user is not signed in. */
    public Optional<Session> session(Context context) {
        return servlet.session(context.req());
    }

    /**
     * Returns the session that the request had when this WebSocket opened. This method does not show later changes of
     * the session.
     */
    public Optional<Session> session(WsContext socket) {
        return Optional.ofNullable(socket.<Session>attribute(SOCKET_SESSION));
    }

    /** Returns the exchange of a request, which has more methods than this class. */
    public AuthExchange exchange(Context context) {
        return servlet.exchange(context.req());
    }

    /** Returns a handler that gets the session, or empty if the user is not signed in. */
    public Handler wrap(SessionAwareHandler<Optional<Session>> handler) {
        return new GuardedHandler("wrap", context -> handler.handle(context, session(context)));
    }

    /**
     * Returns a handler for signed-in users. Without a session, a browser is redirected to the sign-in page and a
     * program gets {@code 401}.
     */
    public Handler require(SessionAwareHandler<Session> handler) {
        return new GuardedHandler("require", context -> {
            Optional<AuthResponse> refusal = exchange(context).require();
            if (refusal.isPresent()) {
                answer(refusal.get(), context);
            } else {
                handler.handle(context, session(context).orElseThrow());
            }
        });
    }

    /**
     * Returns a handler that calls {@code logic}. Add this handler with {@code before}, without a path. Javalin does
     * not decode a request's path before it matches a {@code before} handler, but decodes the path for static files and
     * parameters. A request for {@code /%70rivate} would therefore bypass a {@code before} handler for
     * {@code /private/*}.
     */
    public Handler guard(GuardCallback logic) {
        return new RouteGuard(null, context -> exchange(context).guard(logic));
    }

    /**
     * Works like {@link #guard(GuardCallback)}, for the paths that {@code pattern} covers, with or without
     * percent-escapes and a slash at the end.
     *
     * @throws IllegalArgumentException if the pattern is malformed; the message states the position of the error
     */
    public Handler guard(String pattern, GuardCallback logic) {
        Matcher matcher = Matcher.path(pattern);
        return new RouteGuard(matcher, context -> exchange(context).guard(matcher, logic));
    }

    /**
     * Returns a handler that enforces Javalin's route roles. Add the handler with
     * {@code config.routes.beforeMatched(auth.routeRoles())}. A user needs one of the route's roles in
     * {@link Session#roles}. The name of a Javalin role is its {@code toString()} in lower case, so {@code Role.ADMIN}
     * is {@code admin}. Every user may use a route without roles. The handler also covers WebSockets.
     */
    public Handler routeRoles() {
        return new RouteGuard(null, new RoleCheck(this));
    }

    /**
     * Returns a table of the guards of each route of an application, including WebSockets. Static files are not routes.
     */
    public RouteAudit audit(Javalin application) {
        JavalinRouteList routes = new JavalinRouteList(application.unsafe);
        return auth.audit(routes.all(), routes.matchers());
    }

    /**
     * Signs in a user with a form of the application. See {@link AuthExchange#signIn}.
     *
     * @throws AuthException if the credentials are refused, or if the sign-in fails for another reason
     */
    public void signIn(Context context, String provider, @Nullable String redirectTo, Map<String, String> fields) {
        send(exchange(context).signIn(provider, redirectTo, fields), context);
    }

    /** Signs out the user with a form of the application. See {@link AuthExchange#signOut}. */
    public void signOut(Context context, @Nullable String redirectTo) {
        send(exchange(context).signOut(redirectTo), context);
    }

    /** Works like {@code signOut}, and ends what {@code scope} says. */
    public void signOut(Context context, SignOutScope scope, @Nullable String redirectTo) {
        send(exchange(context).signOut(scope, redirectTo), context);
    }

    @Override
    public void onInitialize(JavalinState state) {
        JavalinRouteList routes = new JavalinRouteList(state);
        state.jetty.modifyServletContextHandler(context -> {
            routes.requireRolesAreEnforced();
            mount(context);
        });
        state.routes.wsBeforeUpgrade(new UpgradeGuard(this, routes));
        state.routes.wsBefore(sockets -> sockets.onConnect(JavalinAuth::watch));
        if (!state.concurrency.executor.isInitialized()) { // otherwise the application has set its own executor
            state.appDataManager.registerIfAbsent(AsyncExecutor.getAsyncExecutorKey(), scoped(state.concurrency));
        }
        state.routes.before(context -> {
            if (!mounted.get()) {
                throw new IllegalStateException("Javalin runs without its own server, so nothing is guarded:"
                        + " put ServletAuth in front of it instead of this plugin");
            }
            checkAgain(context).ifPresent(answer -> answer(answer, context));
        });
        state.routes.exception(AuthException.class, this::refuse);
    }

    /** Runs the guard again if Javalin is about to serve another request than the guard has seen. */
    Optional<AuthResponse> checkAgain(Context context) {
        return servlet.checkAgain(new RoutedRequest(context));
    }

    /** Returns the executor for {@code ctx.async}, which opens the {@link SessionScope} of the request. */
    private static AsyncExecutor scoped(ConcurrencyConfig concurrency) {
        ExecutorService threads = ConcurrencyUtil.executorService("JavalinAsync", concurrency.useVirtualThreads);
        return new AsyncExecutor(SessionScope.wrap(threads));
    }

    private static void watch(WsContext socket) {
        OpeningSocket opening = socket.attribute(OPENING_SOCKET);
        if (opening != null) {
            opening.watch(socket.session::isOpen, end -> socket.closeSession(end.closeCode(), end.wire()));
        }
    }

    private void mount(ServletContextHandler context) {
        FilterHolder filter = new FilterHolder(servlet);
        filter.setAsyncSupported(true);
        FilterMapping everything = new FilterMapping();
        everything.setFilterName(filter.getName());
        everything.setPathSpec("/*");
        everything.setDispatcherTypes(EnumSet.allOf(DispatcherType.class));
        context.getServletHandler().prependFilter(filter);
        context.getServletHandler().prependFilterMapping(everything);
        mounted.set(true);
    }

    /** Writes a response of Latchkey unchanged. */
    public static void send(AuthResponse answer, Context context) {
        context.status(answer.status());
        answer.writeHeaders(context::header, context::addHeader);
        context.result(answer.body());
    }

    static void answer(AuthResponse answer, Context context) {
        send(answer, context);
        context.skipRemainingHandlers();
    }

    private void refuse(AuthException failure, Context context) {
        ExchangeKey.of(auth)
                .find(context.req()::getAttribute)
                .orElseThrow(() -> failure)
                .answerTo(failure)
                .ifPresent(answer -> send(answer, context));
    }
}
