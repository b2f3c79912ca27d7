package dev.latchkey;

import static java.util.Objects.requireNonNull;

import dev.latchkey.audit.Route;
import dev.latchkey.audit.RouteAudit;
import dev.latchkey.exchange.RequestExchange;
import dev.latchkey.guard.Explanation;
import dev.latchkey.guard.Matcher;
import dev.latchkey.guard.PathGuard;
import dev.latchkey.http.AuthRequest;
import dev.latchkey.oauth.ProviderHttp;
import dev.latchkey.provider.Provider;
import java.util.Collection;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Signs users in, keeps their sessions and protects the paths of one application. An {@code Auth} is immutable and
 * thread-safe, and the application builds it once. An adapter mounts it in the application's framework.
 */
public final class Auth implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(Auth.class);

    private final AuthComponents installation;

    Auth(AuthComponents installation) {
        this.installation = requireNonNull(installation, "installation"); // a data binder may pass null
    }

    /**
     * Builds an {@code Auth} with {@code providers} and a safe default for everything else. Secrets come from the
     * environment variables {@code AUTH_SECRET}, and {@code AUTH_<ID>_ID} and {@code AUTH_<ID>_SECRET} for each
     * provider.
     *
     * @throws IllegalStateException if a setting is missing or malformed; the message names the setting and says how to
     *     set it
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

    AuthComponents installation() {
        return installation;
    }

    /**
     * Returns the API that lists and ends sessions, for pages on which users see where they are signed in.
     *
     * @throws IllegalStateException if there is no store, or sessions are sealed and cannot be ended before they expire
     */
    public UserSessions sessions() {
        return installation.userSessions();
    }

    /**
     * Returns the API that lists and unlinks accounts, for pages on which users see how they can sign in.
     *
     * @throws IllegalStateException if there is no store
     */
    public UserAccounts accounts() {
        return installation.userAccounts();
    }

    /**
     * Returns the methods to find, disable and delete users, for administrators.
     *
     * @throws IllegalStateException if there is no store
     */
    public Users users() {
        return installation.allUsers();
    }

    /**
     * Returns the access tokens for calls to APIs: those of signed-in users at their providers, and those of the
     * application itself.
     */
    public ProviderTokens tokens() {
        return installation.tokens();
    }

    /** Returns the path of the endpoints, such as {@code /auth}. */
    public String basePath() {
        return installation.exchange().publicUrl().path().text();
    }

    /**
     * Returns the path of the endpoints below {@code contextPath}, at which the application is mounted. The path in
     * {@code AUTH_URL} may contain the context path or not.
     *
     * @param contextPath such as {@code /shop}; empty at the root
     */
    public String basePath(String contextPath) {
        return installation.exchange().publicUrl().path().below(contextPath);
    }

    /**
     * Returns a report that says what guards each route of the application. An adapter calls this method if its
     * framework can list its routes.
     *
     * @param more matchers of guards that run a callback of the application
     */
    public RouteAudit audit(Collection<Route> routes, Matcher... more) {
        return RouteAudit.of(installation.exchange().guard(), basePath(), routes, List.of(more));
    }

    /**
     * Works like {@link #audit(Collection, Matcher...)}, but takes the guards that run a callback of the application.
     */
    public RouteAudit audit(Collection<Route> routes, Collection<PathGuard> guards) {
        return audit(routes, guards.stream().map(PathGuard::matcher).toArray(Matcher[]::new));
    }

    /**
     * Explains whether the guard lets a request pass, and why. The session of the request is read as it would be for
     * the application, so callbacks run; nothing is sent. A handler, an annotation or a guard with a callback may
     * demand more than the guard of this {@code Auth}.
     */
    public Explanation explain(AuthRequest request) {
        return new RequestExchange(installation.exchange(), request, (name, value) -> {}).explain();
    }

    /**
     * Returns the largest number of bytes of a request body that the endpoints read. An adapter that reads a body
     * itself may stop after this number.
     */
    public int bodyLimit() {
        return installation.bodyLimit();
    }

    /**
     * Finds out whether everything works: asks the store, and seals and opens a token. Asks no provider. This method
     * never throws because of what it finds, and may take as long as the store.
     */
    public AuthHealth health() {
        return installation.health().run();
    }

    /**
     * Closes the connections to providers and ends the thread of their HTTP client, and those that watch open
     * connections. Call this method when the application ends. A framework calls it if the {@code Auth} is a bean. A
     * store or an {@code httpClient} that the application passed in stays open. Later requests are still served.
     */
    @Override
    public void close() {
        installation.exchange().watches().close();
        try {
            ProviderHttp http = installation.http().ifMade();
            if (http != null) {
                http.close();
            }
        } catch (Exception e) {
            LOG.warn("The client for providers could not be closed", e);
        }
    }

    /**
     * Returns the API of a feature. Applications call a method of the feature's module instead.
     *
     * @throws IllegalStateException if the feature is not installed
     */
    public <T> T feature(Class<T> api) {
        return installation
                .features()
                .api(api)
                .orElseThrow(() -> new IllegalStateException(
                        api.getSimpleName() + " is not installed: call with(…) on the builder of this Auth"));
    }

    /** Returns the providers in the order of configuration, for a sign-in page of the application. */
    public List<Provider> providers() {
        return installation.providers();
    }
}
