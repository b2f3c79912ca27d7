package dev.latchkey.quarkus;

import dev.latchkey.AuthExchange;
import dev.latchkey.audit.RouteAudit;
import dev.latchkey.error.AuthException;
import dev.latchkey.guard.GuardCallback;
import dev.latchkey.guard.Matcher;
import dev.latchkey.http.AuthResponse;
import dev.latchkey.model.Session;
import io.vertx.core.Handler;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Singleton;
import jakarta.ws.rs.core.Response;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Latchkey in Quarkus 3, to be injected. It serves the application's bean of type {@link dev.latchkey.Auth}, or the one
 * that {@code latchkey.*} in {@code application.properties} describes, in front of everything. Quarkus's security knows
 * the session as its {@code SecurityIdentity}; a resource method takes a {@link Session} with {@code @Context}.
 */
@Singleton
public final class QuarkusAuth {

    private final Instance<QuarkusRoutes> routes;

    QuarkusAuth(Instance<QuarkusRoutes> routes) {
        this.routes = routes;
    }

    /** A filter with the paths that it looks at; {@link QuarkusRoutes} finds it by what a record prints. */
    private record LatchkeyFilter(String pattern, Handler<RoutingContext> work) implements Handler<RoutingContext> {

        @Override
        public void handle(RoutingContext context) {
            work.handle(context);
        }
    }

    /** Who is signed in. */
    public Optional<Session> session() {
        return exchange().session();
    }

    /** The exchange of the request that is being served, for what is not here; outside one, it throws. */
    public AuthExchange exchange() {
        return RequestScope.exchange()
                .orElseThrow(() -> new IllegalStateException("No request to Quarkus's HTTP server is served here"));
    }

    /** A filter with the application's own logic, which runs on a worker; to be registered with {@code Filters}. */
    public Handler<RoutingContext> guard(GuardCallback logic) {
        return new LatchkeyFilter(
                "/:path*", context -> ExchangeFilter.onWorker(() -> exchange().guard(logic), context));
    }

    /** As {@link #guard(GuardLogic)}, for the paths that {@link Matcher#path} covers, however they are spelled. */
    public Handler<RoutingContext> guard(String pattern, GuardCallback logic) {
        Matcher matcher = Matcher.path(pattern);
        return new LatchkeyFilter(pattern, context -> {
            AuthExchange exchange = exchange();
            if (exchange.mayBlock(matcher)) {
                ExchangeFilter.onWorker(() -> exchange.guard(matcher, logic), context);
            } else {
                ExchangeFilter.proceed(exchange.guard(matcher, logic), context);
            }
        });
    }

    /**
     * What guards each resource method, and what else has a path in Quarkus's router. The policies of
     * {@code quarkus.http.auth.permission.*} are not seen, and of a method that returns another resource, that one's
     * annotations are not.
     */
    public RouteAudit audit() {
        return routes.get().audit();
    }

    /**
     * Signs in from a form of the application's own; see {@link AuthExchange#signIn}. Not on the event loop.
     *
     * @throws AuthException if the credentials are refused or anything else goes wrong
     */
    public Response signIn(String provider, @Nullable String redirectTo, Map<String, String> fields) {
        return response(exchange().signIn(provider, redirectTo, fields));
    }

    /** Signs out from a form of the application's own; see {@link AuthExchange#signOut}. Not on the event loop. */
    public Response signOut(@Nullable String redirectTo) {
        return response(exchange().signOut(redirectTo));
    }

    /** An answer, as a resource method returns it. */
    public static Response response(AuthResponse answer) {
        Response.ResponseBuilder response = Response.status(answer.status());
        answer.headers().forEach(header -> response.header(header.name(), header.value()));
        return (answer.body().isEmpty() ? response : response.entity(answer.body())).build();
    }
}
