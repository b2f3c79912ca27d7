package dev.latchkey;

import static java.util.Objects.requireNonNull;

import dev.latchkey.audit.Route;
import dev.latchkey.audit.RouteAudit;
import dev.latchkey.guard.Matcher;
import dev.latchkey.guard.PathGuard;
import dev.latchkey.http.AuthRequest;
import dev.latchkey.provider.Provider;
import java.util.Collection;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Sign-in, sessions and protection for one application: immutable, thread-safe, built once. An adapter mounts it in the
 * application's framework.
 */
public final class Auth implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(Auth.class);

    private final Installation rooms;

    Auth(Installation rooms) {
        this.rooms = requireNonNull(rooms, "rooms"); // a data binder hands over null
    }

    /**
     * Sign-in with {@code providers} and a safe default for everything else. Secrets come from the environment:
     * {@code AUTH_SECRET}, and {@code AUTH_<ID>_ID} and {@code AUTH_<ID>_SECRET} for each provider.
     *
     * @throws IllegalStateException if something is missing or malformed, with what and how to set it
     */
    public static Auth of(Provider... providers) {
        AuthBuilder builder = builder();
        for (Provider provider : providers) {
            builder.provider(provider);
        }
        return builder.build();
    }

    /** Returns a builder, for everything that {@link #of} leaves at its default. */
    public static AuthBuilder builder() {
        return new AuthBuilder();
    }

    /**
     * Returns the exchange for one request. For adapters.
     *
     * @param headers takes the cookies for the response
     */
    public AuthExchange exchange(AuthRequest request, ResponseHeaders headers) {
        return new AuthExchange(rooms, requireNonNull(request, "request"), requireNonNull(headers, "headers"));
    }

    /** Whether {@code exchange} is one of {@link #exchange}'s: an application may have two configurations. */
    public boolean isOwnerOf(AuthExchange exchange) {
        return exchange.isOf(rooms);
    }

    /**
     * Under which name an adapter keeps the exchange with the request, so that another adapter of this {@code Auth}
     * that is behind it finds it. An adapter that finds something there asks {@link #isOwnerOf}.
     */
    public String attributeName() {
        return AuthExchange.class.getName() + "@" + Integer.toHexString(System.identityHashCode(this));
    }

    /**
     * Returns the methods to list and end sessions, for pages on which users see where they are signed in.
     *
     * @throws IllegalStateException if there is no store, or sessions are sealed and cannot be ended before their time
     */
    public UserSessions sessions() {
        return rooms.userSessions();
    }

    /**
     * Returns the methods to list and unlink accounts, for pages on which users see how they can sign in.
     *
     * @throws IllegalStateException if there is no store
     */
    public UserAccounts accounts() {
        return rooms.userAccounts();
    }

    /** The path of the endpoints, such as {@code /auth}. */
    public String basePath() {
        return rooms.publicUrl().path().text();
    }

    /**
     * Under which path the endpoints are below {@code contextPath}, at which the application is mounted: the path of
     * {@code AUTH_URL} may name that too.
     *
     * @param contextPath such as {@code /shop}; empty at the root
     */
    public String basePath(String contextPath) {
        return rooms.publicUrl().path().below(contextPath);
    }

    /**
     * What guards each of an application's routes; adapters whose framework can list them do that.
     *
     * @param more matchers of guards with logic of the application's own
     */
    public RouteAudit audit(Collection<Route> routes, Matcher... more) {
        return RouteAudit.of(rooms.guard(), basePath(), routes, List.of(more));
    }

    /** As {@link #audit(Collection, Matcher...)}, where guards with logic of the application's own are known. */
    public RouteAudit audit(Collection<Route> routes, Collection<PathGuard> guards) {
        return audit(routes, guards.stream().map(PathGuard::matcher).toArray(Matcher[]::new));
    }

    /**
     * How many bytes of a body the endpoints read at most; an adapter that collects a body itself may stop after it.
     */
    public int bodyLimit() {
        return rooms.bodyLimit();
    }

    /**
     * Closes the connections to providers and ends their thread. Call it when the application ends; frameworks do that
     * for their beans. A store and an {@code httpClient} that the application handed over stay open. Later requests are
     * still served.
     */
    @Override
    public void close() {
        try {
            rooms.http().close();
        } catch (Exception e) {
            LOG.warn("The client for providers could not be closed", e);
        }
    }

    /**
     * Returns the API of a feature. For the feature's own module, which has a better name for it.
     *
     * @throws IllegalStateException if the feature is not installed
     */
    public <T> T feature(Class<T> api) {
        return rooms.features()
                .api(api)
                .orElseThrow(() -> new IllegalStateException(
                        api.getSimpleName() + " is not installed: call with(…) on the builder of this Auth"));
    }

    /** The providers in the order of configuration, for a sign-in page of the application. */
    public List<Provider> providers() {
        return rooms.providers();
    }
}
