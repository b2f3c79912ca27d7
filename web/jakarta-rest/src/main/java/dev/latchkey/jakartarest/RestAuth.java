package dev.latchkey.jakartarest;

import static java.util.Objects.requireNonNull;

import dev.latchkey.Auth;
import dev.latchkey.AuthExchange;
import dev.latchkey.SessionScope;
import dev.latchkey.annotations.ResourceRoutes;
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
 * Mounts an {@link Auth} in Jakarta REST: a feature that serves the endpoints, runs the guard, fills the
 * {@link jakarta.ws.rs.core.SecurityContext} and enforces {@code @RolesAllowed}, {@code @PermitAll} and
 * {@code @DenyAll}. Register one instance.
 *
 * <p>A resource method is given the session by a parameter {@code @Context Session}, which makes it a method for the
 * person who is signed in, or {@code @Context Optional<Session>}, and the exchange by {@code @Context AuthExchange};
 * there are modules for that, one for each implementation.
 *
 * <p>Paths are what is below the application's base address. Where {@code ServletAuth} of the same {@link Auth} is in
 * front, they are what is below the context path, and this feature goes on with what the filter has begun.
 */
public final class RestAuth implements Feature {

    private static final String SCOPE = SessionScope.class.getName();

    private final Auth auth;
    private final List<OwnGuard> guards;

    private RestAuth(Auth auth, List<OwnGuard> guards) {
        this.auth = requireNonNull(auth, "auth");
        this.guards = guards;
    }

    /** Logic of the application's own, and which paths it is for; {@code null}: all. */
    private record OwnGuard(@Nullable Matcher matcher, GuardCallback logic) {

        Optional<AuthResponse> answer(AuthExchange exchange) {
            return matcher == null ? exchange.guard(logic) : exchange.guard(matcher, logic);
        }
    }

    /** Makes the feature; register it as an instance. */
    public static RestAuth of(Auth auth) {
        return new RestAuth(auth, List.of());
    }

    /** This feature with the application's own logic in front of every resource: register what is returned. */
    public RestAuth guard(GuardCallback logic) {
        return with(new OwnGuard(null, requireNonNull(logic, "logic")));
    }

    /**
     * As {@link #guard(GuardLogic)}, for the paths that a pattern covers, however they are spelled.
     *
     * @throws IllegalArgumentException if the pattern does not parse, with the position
     */
    public RestAuth guard(String pattern, GuardCallback logic) {
        return with(new OwnGuard(Matcher.path(pattern), requireNonNull(logic, "logic")));
    }

    private RestAuth with(OwnGuard guard) {
        return new RestAuth(
                auth, Stream.concat(guards.stream(), Stream.of(guard)).toList());
    }

    /**
     * What guards each route of root resource classes and of what their locators lead to; of a locator that returns
     * {@code Object} or a {@code Class}, nothing can be said.
     */
    public RouteAudit audit(Collection<Class<?>> resources) {
        Matcher[] own =
                guards.stream().map(OwnGuard::matcher).filter(Objects::nonNull).toArray(Matcher[]::new);
        return auth.audit(ResourceRoutes.of(resources), own);
    }

    /** Who is signed in, for filters. */
    public Optional<Session> session(ContainerRequestContext request) {
        return exchange(request).session();
    }

    /**
     * The exchange of a request, for filters.
     *
     * @throws IllegalStateException if this feature is not registered, or has not seen the request yet
     */
    public AuthExchange exchange(ContainerRequestContext request) {
        return find(request::getProperty)
                .orElseThrow(() -> new IllegalStateException(
                        "RestAuth is not in front of this request, so nothing is guarded: register it as a feature"));
    }

    /** As {@link #exchange}, by the request's properties, for who knows the request by another interface. */
    public Optional<AuthExchange> find(Function<String, @Nullable Object> properties) {
        return properties.apply(auth.attributeName()) instanceof AuthExchange exchange && auth.isOwnerOf(exchange)
                ? Optional.of(exchange)
                : Optional.empty();
    }

    /** The scope of a request, by its properties, for implementations that know which request a thread serves. */
    public static Optional<SessionScope.Carried> scope(Function<String, @Nullable Object> properties) {
        return properties.apply(SCOPE) instanceof SessionScope.Carried scope ? Optional.of(scope) : Optional.empty();
    }

    /** An answer such as {@link AuthExchange#signIn}'s, for a resource method to return. */
    public static Response response(AuthResponse answer) {
        return RestResponses.of(answer);
    }

    @Override
    public boolean configure(FeatureContext context) {
        context.property(RestAuthRequired.PROPERTY, "by RestAuth");
        Configuration configuration = context.getConfiguration();
        configuration.getClasses().forEach(RequestFieldCheck::requireNoSession);
        configuration.getInstances().forEach(each -> RequestFieldCheck.requireNoSession(each.getClass()));
        context.register(new ExchangeFilter(this));
        context.register(new ResourceGuard(this));
        context.register(new ExitFilter(this));
        context.register(new FailureMapper());
        ServiceLoader.load(RestInjection.class, RestAuth.class.getClassLoader())
                .forEach(extension -> extension.configure(this, context));
        return true;
    }

    Auth auth() {
        return auth;
    }

    void keep(AuthExchange exchange, ContainerRequestContext request) {
        request.setProperty(auth.attributeName(), exchange);
        request.setProperty(SCOPE, exchange.carried());
    }

    /** What must be sent instead of what the guards of the application's own are in front of. */
    Optional<AuthResponse> own(AuthExchange exchange) {
        return guards.stream().flatMap(guard -> guard.answer(exchange).stream()).findFirst();
    }
}
