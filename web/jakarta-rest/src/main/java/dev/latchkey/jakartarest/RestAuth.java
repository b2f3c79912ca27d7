package dev.latchkey.jakartarest;

import static java.util.Objects.requireNonNull;

import dev.latchkey.Auth;
import dev.latchkey.AuthExchange;
import dev.latchkey.SessionScope;
import dev.latchkey.adapter.AdapterExchange;
import dev.latchkey.adapter.ExchangeKey;
import dev.latchkey.annotations.ResourceRouteList;
import dev.latchkey.audit.RouteAudit;
import dev.latchkey.guard.GuardCallback;
import dev.latchkey.guard.Matcher;
import dev.latchkey.http.AuthResponse;
import dev.latchkey.model.Session;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.core.Configuration;
import jakarta.ws.rs.core.Feature;
import jakarta.ws.rs.core.FeatureContext;
import jakarta.ws.rs.core.Response;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.ServiceLoader;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Mounts an {@link Auth} in Jakarta REST, as a feature that serves the endpoints, runs the guard, fills the
 * {@link jakarta.ws.rs.core.SecurityContext} and enforces {@code @RolesAllowed}, {@code @PermitAll} and
 * {@code @DenyAll}. Register exactly one instance.
 *
 * <p>A resource method gets the session by a parameter {@code @Context Session}, and is then only for signed-in users,
 * or by {@code @Context Optional<Session>}. A method gets the exchange by {@code @Context AuthExchange}. These
 * parameters need the module for your implementation, such as {@code latchkey-jersey} or {@code latchkey-resteasy}.
 *
 * <p>Paths are relative to the application's base address. If a {@code ServletAuth} of the same {@link Auth} is in
 * front, paths are relative to the context path, and this feature continues the exchange of the filter.
 */
public final class RestAuth implements Feature {

    private static final String SCOPE = SessionScope.class.getName();

    private final Auth auth;
    private final ExchangeKey key;
    private final List<OwnGuard> guards;

    private RestAuth(Auth auth, List<OwnGuard> guards) {
        this.auth = requireNonNull(auth, "auth");
        this.key = ExchangeKey.of(auth);
        this.guards = guards;
    }

    /** Logic of the application's own, and which paths it is for; {@code null}: all. */
    private record OwnGuard(@Nullable Matcher matcher, GuardCallback logic) {

        Optional<AuthResponse> answer(AuthExchange exchange) {
            return matcher == null ? exchange.guard(logic) : exchange.guard(matcher, logic);
        }
    }

    /** Returns a feature. Register it as an instance. */
    public static RestAuth of(Auth auth) {
        return new RestAuth(auth, List.of());
    }

    /** Returns a copy of this feature that calls {@code logic} before every resource. Register the copy. */
    public RestAuth guard(GuardCallback logic) {
        return with(new OwnGuard(null, requireNonNull(logic, "logic")));
    }

    /**
     * Does what {@link #guard(GuardCallback)} does, but only for paths that {@code pattern} covers, in any spelling.
     *
     * @throws IllegalArgumentException if the pattern does not parse; the message has the position
     */
    public RestAuth guard(String pattern, GuardCallback logic) {
        return with(new OwnGuard(Matcher.path(pattern), requireNonNull(logic, "logic")));
    }

    private RestAuth with(OwnGuard guard) {
        return new RestAuth(
                auth, Stream.concat(guards.stream(), Stream.of(guard)).toList());
    }

    /**
     * Returns what guards each route of root resource classes and of their sub-resources. Sub-resources of a locator
     * that returns {@code Object} or a {@code Class} are not included.
     */
    public RouteAudit audit(Collection<Class<?>> resources) {
        Matcher[] own =
                guards.stream().map(OwnGuard::matcher).filter(Objects::nonNull).toArray(Matcher[]::new);
        return auth.audit(ResourceRouteList.of(resources), own);
    }

    /** Returns the session of a request, for filters; empty if nobody is signed in. */
    public Optional<Session> session(ContainerRequestContext request) {
        return exchange(request).session();
    }

    /**
     * Returns the exchange of a request, for filters.
     *
     * @throws IllegalStateException if this feature is not registered, or has not seen the request yet
     */
    public AuthExchange exchange(ContainerRequestContext request) {
        return required(request);
    }

    AdapterExchange required(ContainerRequestContext request) {
        return find(request::getProperty)
                .orElseThrow(() -> new IllegalStateException(
                        "RestAuth is not in front of this request, so nothing is guarded: register it as a feature"));
    }

    /**
     * Does what {@link #exchange} does, but takes the request's properties. For implementations that know the request
     * by another interface.
     */
    public Optional<AdapterExchange> find(Function<String, @Nullable Object> properties) {
        return key.find(properties);
    }

    /**
     * Returns the scope of a request, by its properties, for implementations that know which request a thread serves.
     */
    public static Optional<SessionScope.Carried> scope(Function<String, @Nullable Object> properties) {
        return properties.apply(SCOPE) instanceof SessionScope.Carried scope ? Optional.of(scope) : Optional.empty();
    }

    /** Returns a response of Latchkey, such as that of {@link AuthExchange#signIn}, for a resource method to return. */
    public static Response response(AuthResponse answer) {
        return RestResponses.of(answer);
    }

    @Override
    public boolean configure(FeatureContext context) {
        context.property(MissingRestAuthCheck.PROPERTY, "by RestAuth");
        Configuration configuration = context.getConfiguration();
        configuration.getClasses().forEach(RequestFieldCheck::requireNoSession);
        configuration.getInstances().forEach(each -> RequestFieldCheck.requireNoSession(each.getClass()));
        context.register(new ExchangeFilter(this));
        context.register(new ResourceGuard(this));
        context.register(new ExchangeResponseFilter(this));
        context.register(new FailureMapper());
        ServiceLoader.load(RestInjection.class, RestAuth.class.getClassLoader())
                .forEach(extension -> extension.configure(this, context));
        return true;
    }

    Auth auth() {
        return auth;
    }

    void keep(AdapterExchange exchange, ContainerRequestContext request) {
        request.setProperty(key.name(), exchange);
        request.setProperty(SCOPE, exchange.carried());
    }

    /** What must be sent instead of what the guards of the application's own are in front of. */
    Optional<AuthResponse> own(AuthExchange exchange) {
        return guards.stream().flatMap(guard -> guard.answer(exchange).stream()).findFirst();
    }
}
