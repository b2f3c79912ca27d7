package dev.latchkey.micronaut;

import dev.latchkey.Auth;
import dev.latchkey.AuthExchange;
import dev.latchkey.adapter.ExchangeKey;
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
 * Mounts an {@link Auth} in Micronaut; inject it where a controller needs more than its arguments. The {@link Auth} is
 * the application's bean of that type, or is made from {@code latchkey.*} in the configuration. The endpoints and the
 * guard run before everything that Micronaut serves. A controller takes {@link Session} or {@code Optional<Session>} as
 * an argument.
 */
@Context // at the start, so that mistakes in the configuration show there
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

    /** The exchange of a request with what Micronaut needs of it; empty if no filter of ours has seen it. */
    Optional<PropagatedExchange> mounted(HttpRequest<?> request) {
        return PropagatedExchange.in(request, key);
    }

    /** Such as {@code /shop}, or empty. */
    String contextPath() {
        return contextPath;
    }

    /** Returns the session of the request; empty if nobody is signed in. */
    public Optional<Session> session(HttpRequest<?> request) {
        return exchange(request).session();
    }

    /**
     * Returns the exchange of a request, for what this class does not offer.
     *
     * @throws IllegalStateException if the request did not come through Micronaut's server
     */
    public AuthExchange exchange(HttpRequest<?> request) {
        return mounted(request)
                .orElseThrow(() -> new IllegalStateException("Latchkey's filter is not in front of this request"))
                .exchange();
    }

    /** Returns what guards each route of the application. Files are not routes. */
    public RouteAudit audit() {
        return routes.get().audit(auth, contextPath);
    }

    /**
     * Signs in a user from a form of the application; see {@link AuthExchange#signIn}. The call may reach a provider or
     * code of the application, so make it on a blocking executor.
     *
     * @throws AuthException if the credentials are refused or anything else goes wrong
     */
    public MutableHttpResponse<?> signIn(
            HttpRequest<?> request, String provider, @Nullable String redirectTo, Map<String, String> fields) {
        return response(exchange(request).signIn(provider, redirectTo, fields));
    }

    /** Signs out the user from a form of the application, on a blocking executor; see {@link AuthExchange#signOut}. */
    public MutableHttpResponse<?> signOut(HttpRequest<?> request, @Nullable String redirectTo) {
        return response(exchange(request).signOut(redirectTo));
    }

    /** Returns the framework's form of a response of Latchkey. */
    public static MutableHttpResponse<?> response(AuthResponse answer) {
        MutableHttpResponse<?> response = HttpResponse.status(answer.status(), "");
        answer.writeHeaders(
                (name, value) -> response.getHeaders().set(name, value),
                (name, value) -> response.getHeaders().add(name, value));
        return answer.body().isEmpty() ? response : response.body(answer.bytes());
    }
}
