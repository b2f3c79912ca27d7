package dev.latchkey.javalin;

import dev.latchkey.Auth;
import dev.latchkey.AuthExchange;
import dev.latchkey.audit.RouteAudit;
import dev.latchkey.error.AuthException;
import dev.latchkey.guard.GuardLogic;
import dev.latchkey.guard.Matcher;
import dev.latchkey.http.AuthResponse;
import dev.latchkey.model.Session;
import dev.latchkey.servlet.ServletAuth;
import io.javalin.Javalin;
import io.javalin.config.JavalinState;
import io.javalin.http.Context;
import io.javalin.http.Handler;
import io.javalin.plugin.Plugin;
import jakarta.servlet.DispatcherType;
import java.util.EnumSet;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import org.eclipse.jetty.ee10.servlet.FilterHolder;
import org.eclipse.jetty.ee10.servlet.FilterMapping;
import org.eclipse.jetty.ee10.servlet.ServletContextHandler;
import org.jspecify.annotations.Nullable;

/**
 * Mounts an {@link Auth} in Javalin 7: {@code config.registerPlugin(auth)}. Javalin runs in a servlet container, so the
 * endpoints and the guard stand in front of it as the servlet filter: handlers, static files and WebSockets are all
 * behind it.
 */
public final class JavalinAuth extends Plugin<Void> {

    private final Auth auth;
    private final ServletAuth servlet;
    private final AtomicBoolean mounted = new AtomicBoolean();

    private JavalinAuth(Auth auth) {
        this.auth = auth;
        this.servlet = ServletAuth.of(auth);
    }

    /** Makes the plugin. */
    public static JavalinAuth of(Auth auth) {
        return new JavalinAuth(auth);
    }

    /** Who is signed in. */
    public Optional<Session> session(Context context) {
        return servlet.session(context.req());
    }

    /** The exchange of a request, for what is not here. */
    public AuthExchange exchange(Context context) {
        return servlet.exchange(context.req());
    }

    /** A handler that is given the session, if there is one. */
    public Handler wrap(SessionHandler<Optional<Session>> handler) {
        return GuardedHandler.of("wrap", context -> handler.handle(context, session(context)));
    }

    /** A handler for whoever is signed in; others get {@code 401}, or the sign-in page. */
    public Handler require(SessionHandler<Session> handler) {
        return GuardedHandler.of("require", context -> {
            Optional<AuthResponse> refusal = exchange(context).require();
            if (refusal.isPresent()) {
                answer(refusal.get(), context);
            } else {
                handler.handle(context, session(context).orElseThrow());
            }
        });
    }

    /**
     * A handler with logic of one's own, for {@code before} without a path: Javalin compares the path of a
     * {@code before} handler as it was sent, and decodes it for static files and parameters, so {@code /%70rivate}
     * would slip past one for {@code /private/*}.
     */
    public Handler guard(GuardLogic logic) {
        return context -> exchange(context).guard(logic).ifPresent(answer -> answer(answer, context));
    }

    /**
     * As {@link #guard(GuardLogic)}, for the paths that a pattern covers, however they are spelled.
     *
     * @throws IllegalArgumentException if the pattern does not parse, with the position
     */
    public Handler guard(String pattern, GuardLogic logic) {
        Matcher matcher = Matcher.path(pattern);
        Handler guard = context -> exchange(context).guard(matcher, logic).ifPresent(answer -> answer(answer, context));
        return new GuardedHandler("guard", matcher, guard);
    }

    /**
     * Enforces Javalin's route roles: {@code config.routes.beforeMatched(auth.routeRoles())}. Who has one of a route's
     * roles among {@link Session#roles} passes; a role of Javalin's is named by its {@code toString()} in lower case,
     * so that {@code Role.ADMIN} is {@code admin}. A route without roles is open.
     */
    public Handler routeRoles() {
        return GuardedHandler.of("route roles", new RoleCheck(this));
    }

    /** What guards each of an application's routes, WebSockets among them; static files are not routes. */
    public RouteAudit audit(Javalin application) {
        Routes routes = new Routes(application.unsafe);
        return auth.audit(routes.all(), routes.guards());
    }

    /**
     * Signs in from a form of the application's own; see {@link AuthExchange#signIn}.
     *
     * @throws AuthException if the credentials are refused or anything else goes wrong
     */
    public void signIn(Context context, String provider, @Nullable String redirectTo, Map<String, String> fields) {
        send(exchange(context).signIn(provider, redirectTo, fields), context);
    }

    /** Signs out from a form of the application's own; see {@link AuthExchange#signOut}. */
    public void signOut(Context context, @Nullable String redirectTo) {
        send(exchange(context).signOut(redirectTo), context);
    }

    @Override
    public void onInitialize(JavalinState state) {
        state.jetty.modifyServletContextHandler(this::mount);
        state.routes.before(context -> {
            if (!mounted.get()) {
                throw new IllegalStateException("Javalin runs without its own server, so nothing is guarded:"
                        + " put ServletAuth in front of it instead of this plugin");
            }
        });
        state.routes.exception(AuthException.class, this::refuse);
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

    /** Writes an answer as it is. */
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
        exchange(context).answerTo(failure).ifPresent(answer -> send(answer, context));
    }
}
