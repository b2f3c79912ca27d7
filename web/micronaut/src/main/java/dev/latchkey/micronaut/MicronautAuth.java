package dev.latchkey.micronaut;

import dev.latchkey.Auth;
import dev.latchkey.AuthExchange;
import dev.latchkey.audit.RouteAudit;
import dev.latchkey.error.AuthException;
import dev.latchkey.http.AuthResponse;
import dev.latchkey.model.Session;
import io.micronaut.context.BeanProvider;
import io.micronaut.context.annotation.Context;
import io.micronaut.context.annotation.Property;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.MutableHttpResponse;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What controllers ask for beyond their arguments. With a bean of type {@link Auth}, or one made from
 * {@code latchkey.*} in the configuration, the endpoints and the guard stand in front of everything that Micronaut
 * serves, and a controller takes {@link Session} or {@code Optional<Session>} as an argument.
 */
@Context // at the start, so that mistakes in the configuration show there
public final class MicronautAuth {

    private final Auth auth;
    private final String contextPath;
    private final BeanProvider<MicronautRoutes> routes;

    MicronautAuth(
            Auth auth,
            @Property(name = "micronaut.server.context-path", defaultValue = "") String contextPath,
            BeanProvider<MicronautRoutes> routes) {
        this.auth = auth;
        this.contextPath = ("/" + contextPath).replaceAll("/{2,}", "/").replaceAll("/$", "");
        this.routes = routes;
    }

    Auth auth() {
        return auth;
    }

    /** Such as {@code /shop}, or empty. */
    String contextPath() {
        return contextPath;
    }

    /** Who is signed in. */
    public Optional<Session> session(HttpRequest<?> request) {
        return exchange(request).session();
    }

    /**
     * The exchange of a request, for what is not here.
     *
     * @throws IllegalStateException if the request did not come through Micronaut's server
     */
    public AuthExchange exchange(HttpRequest<?> request) {
        return MountedExchange.in(request)
                .orElseThrow(() -> new IllegalStateException("Latchkey's filter is not in front of this request"))
                .exchange();
    }

    /** What guards each of the application's routes; files are not routes. */
    public RouteAudit audit() {
        return routes.get().audit(auth, contextPath);
    }

    /**
     * Signs in from a form of the application's own; see {@link AuthExchange#signIn}. It may ask a provider or the
     * application's own code, so it is for a method that runs on a blocking executor.
     *
     * @throws AuthException if the credentials are refused or anything else goes wrong
     */
    public MutableHttpResponse<?> signIn(
            HttpRequest<?> request, String provider, @Nullable String redirectTo, Map<String, String> fields) {
        return response(exchange(request).signIn(provider, redirectTo, fields));
    }

    /** Signs out from a form of the application's own, on a blocking executor; see {@link AuthExchange#signOut}. */
    public MutableHttpResponse<?> signOut(HttpRequest<?> request, @Nullable String redirectTo) {
        return response(exchange(request).signOut(redirectTo));
    }

    /** An answer as it is. */
    public static MutableHttpResponse<?> response(AuthResponse answer) {
        MutableHttpResponse<?> response = HttpResponse.status(answer.status(), "");
        answer.writeHeaders(
                (name, value) -> response.getHeaders().set(name, value),
                (name, value) -> response.getHeaders().add(name, value));
        return answer.body().isEmpty() ? response : response.body(answer.bytes());
    }
}
