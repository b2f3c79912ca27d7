package dev.latchkey.micronaut;

import dev.latchkey.Auth;
import dev.latchkey.AuthExchange;
import dev.latchkey.adapter.ExchangeKey;
import dev.latchkey.audit.RouteAudit;
import dev.latchkey.error.AuthException;
import dev.latchkey.http.AuthResponse;
import dev.latchkey.model.Session;
import dev.latchkey.model.SignOutScope;
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
 * Mounts an {@link Auth} in Micronaut. A controller that needs more than its arguments can inject this bean. The
 * {@link Auth} is the application's bean of that type, or is made from {@code latchkey.*} in the configuration. The
 * endpoints and the guard run before everything that Micronaut serves. A controller takes {@link Session} or
 * {@code Optional<Session>} as an argument.
 */
@Context // created at the start, so that mistakes in the configuration show there
public final class MicronautAuth {

    private final Auth auth;
    private final ExchangeKey key;
    private final String contextPath;
    private final BeanProvider<MicronautRouteList> routes;

    MicronautAuth(
            Auth auth,
            @Property(name = "micronaut.server.context-path", defaultValue = "") String contextPath,
            BeanProvider<MicronautRouteList> routes) {
        this.auth = auth;
        this.key = ExchangeKey.of(auth);
        this.contextPath = ("/" + contextPath).replaceAll("/{2,}", "/").replaceAll("/$", "");
        this.routes = routes;
    }

    Auth auth() {
        return auth;
    }

    ExchangeKey key() {
        return key;
    }

    /**
     * Returns the exchange of a request with the additions for Micronaut; empty if the request has not passed
     * {@link ExchangeFilter}.
     */
    Optional<PropagatedExchange> mounted(HttpRequest<?> request) {
        return PropagatedExchange.in(request, key);
    }

    /** Returns the context path, such as {@code /shop}; empty if there is none. */
    String contextPath() {
        return contextPath;
    }

    /** Returns the session of the request; empty if the user is not signed in. */
    public Optional<Session> session(HttpRequest<?> request) {
        return exchange(request).session();
    }

    /**
     * Returns the exchange of a request, which has more methods than this class.
     *
     * @throws IllegalStateException if the request did not come through Micronaut's server
     */
    public AuthExchange exchange(HttpRequest<?> request) {
        return mounted(request)
                .orElseThrow(() -> new IllegalStateException("Latchkey's filter is not in front of this request"))
                .exchange();
    }

    /** Returns a table of the guards of each route of the application. Files are not routes. */
    public RouteAudit audit() {
        return routes.get().audit(auth, contextPath);
    }

    /**
     * Signs in a user with a form of the application. See {@link AuthExchange#signIn}. The method may call a provider
     * or code of the application, so call it on a blocking executor.
     *
     * @throws AuthException if the credentials are refused, or if the sign-in fails for another reason
     */
    public MutableHttpResponse<?> signIn(
            HttpRequest<?> request, String provider, @Nullable String redirectTo, Map<String, String> fields) {
        return response(exchange(request).signIn(provider, redirectTo, fields));
    }

    /**
     * Signs out the user with a form of the application. See {@link AuthExchange#signOut}. Call this method on a
     * blocking executor.
     */
    public MutableHttpResponse<?> signOut(HttpRequest<?> request, @Nullable String redirectTo) {
        return response(exchange(request).signOut(redirectTo));
    }

    /** Works like {@code signOut}, and ends what {@code scope} says. Call this method on a blocking executor. */
    public MutableHttpResponse<?> signOut(HttpRequest<?> request, SignOutScope scope, @Nullable String redirectTo) {
        return response(exchange(request).signOut(scope, redirectTo));
    }

    /** Converts a response of Latchkey to a response of Micronaut. */
    public static MutableHttpResponse<?> response(AuthResponse answer) {
        MutableHttpResponse<?> response = HttpResponse.status(answer.status(), "");
        answer.writeHeaders(
                (name, value) -> response.getHeaders().set(name, value),
                (name, value) -> response.getHeaders().add(name, value));
        return answer.body().isEmpty() ? response : response.body(answer.bytes());
    }
}
