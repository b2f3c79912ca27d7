package dev.latchkey.helidon;

import static java.util.Objects.requireNonNull;

import dev.latchkey.Auth;
import dev.latchkey.AuthExchange;
import dev.latchkey.adapter.AdapterExchange;
import dev.latchkey.adapter.ExchangeKey;
import dev.latchkey.error.AuthException;
import dev.latchkey.guard.Authorized;
import dev.latchkey.guard.GuardCallback;
import dev.latchkey.guard.Matcher;
import dev.latchkey.http.AuthResponse;
import dev.latchkey.model.Session;
import dev.latchkey.model.SignOutScope;
import io.helidon.common.Weighted;
import io.helidon.config.Config;
import io.helidon.http.HeaderNames;
import io.helidon.webserver.http.FilterChain;
import io.helidon.webserver.http.Handler;
import io.helidon.webserver.http.HttpFeature;
import io.helidon.webserver.http.HttpRouting;
import io.helidon.webserver.http.HttpSecurity;
import io.helidon.webserver.http.ServerRequest;
import io.helidon.webserver.http.ServerResponse;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletionException;
import org.jspecify.annotations.Nullable;

/**
 * Mounts an {@link Auth} in Helidon SE 4, with {@code routing.addFeature(auth)} on every socket with routes to protect.
 * The feature runs before all other features, filters, handlers and files, and again when a handler reroutes a request.
 * {@code SecureHandler.authenticate()} and {@code SecureHandler.authorize("admin")} check the session and its roles.
 */
public final class HelidonAuth implements HttpFeature, HttpSecurity, Weighted {

    private static final double AHEAD_OF_ALL = 10_000;

    private final Auth auth;
    private final ExchangeKey key;
    private final RerouteAwareFilter filter = new RerouteAwareFilter(this::routed, AdapterExchange::answer);

    private HelidonAuth(Auth auth) {
        this.auth = requireNonNull(auth, "auth");
        this.key = ExchangeKey.of(auth);
    }

    /** Returns a feature. */
    public static HelidonAuth of(Auth auth) {
        return new HelidonAuth(auth);
    }

    /** Returns the settings below {@code latchkey} in a configuration, for {@code Auth.builder().settings(…)}. */
    public static Map<String, String> settings(Config config) {
        return config.get("latchkey").detach().asMap().orElse(Map.of());
    }

    /** Returns the session of the request; empty if the user is not signed in. */
    public Optional<Session> session(ServerRequest request) {
        return exchange(request).session();
    }

    /**
     * Returns the exchange of a request, which has more methods than this class.
     *
     * @throws IllegalStateException if the feature is not in front of the request
     */
    public AuthExchange exchange(ServerRequest request) {
        return required(request);
    }

    private AdapterExchange required(ServerRequest request) {
        return key.find(name ->
                        request.context().get(name, AdapterExchange.class).orElse(null))
                .orElseThrow(() -> new IllegalStateException(
                        "HelidonAuth is not in front of this request, so nothing is guarded: call addFeature(auth)"));
    }

    /** Returns a handler that gets the session, or empty if the user is not signed in. */
    public Handler wrap(SessionAwareHandler<Optional<Session>> handler) {
        return (request, response) -> handler.handle(request, response, session(request));
    }

    /**
     * Returns a handler for signed-in users. Without a session, a browser is redirected to the sign-in page and a
     * program gets {@code 401}.
     */
    public Handler require(SessionAwareHandler<Session> handler) {
        return (request, response) -> {
            if (pass(exchange(request).require(), response)) {
                handler.handle(request, response, session(request).orElseThrow());
            }
        };
    }

    /**
     * Returns a feature that calls {@code logic} before the handlers of paths that {@code pattern} covers, with or
     * without percent-escapes and a slash at the end.
     *
     * @param pattern in the syntax of {@link Matcher#path}
     * @throws IllegalArgumentException if the pattern is malformed; the message states the position of the error
     */
    public HttpFeature guard(String pattern, GuardCallback logic) {
        Matcher matcher = Matcher.path(pattern);
        return new RerouteAwareFilter(this::routed, exchange -> exchange.guard(matcher, logic))::addTo;
    }

    /** Works like {@link #guard(String, GuardCallback)}, for every path. */
    public HttpFeature guard(GuardCallback logic) {
        return new RerouteAwareFilter(this::routed, exchange -> exchange.guard(logic))::addTo;
    }

    /**
     * Signs in a user with a form of the application. See {@link AuthExchange#signIn}.
     *
     * @throws AuthException if the credentials are refused, or if the sign-in fails for another reason
     */
    public void signIn(
            ServerRequest request,
            ServerResponse response,
            String provider,
            @Nullable String redirectTo,
            Map<String, String> fields) {
        send(exchange(request).signIn(provider, redirectTo, fields), response);
    }

    /** Signs out the user with a form of the application. See {@link AuthExchange#signOut}. */
    public void signOut(ServerRequest request, ServerResponse response, @Nullable String redirectTo) {
        send(exchange(request).signOut(redirectTo), response);
    }

    /** Works like {@code signOut}, and ends what {@code scope} says. */
    public void signOut(
            ServerRequest request, ServerResponse response, SignOutScope scope, @Nullable String redirectTo) {
        send(exchange(request).signOut(scope, redirectTo), response);
    }

    /** Writes a response of Latchkey unchanged. */
    public static void send(AuthResponse answer, ServerResponse response) {
        response.status(answer.status());
        answer.writeHeaders(
                (name, value) -> response.headers().set(HeaderNames.create(name), value),
                (name, value) -> response.headers().add(HeaderNames.create(name), value));
        if (answer.body().isEmpty()) {
            response.send();
        } else {
            response.send(answer.bytes());
        }
    }

    @Override
    public double weight() {
        return AHEAD_OF_ALL;
    }

    @Override
    public void setup(HttpRouting.Builder routing) {
        routing.security(this);
        routing.addFilter(this::mount);
        filter.addTo(routing);
        routing.error(AuthException.class, this::refuse);
        routing.error(CompletionException.class, this::refuse);
    }

    @Override
    public boolean authenticate(ServerRequest request, ServerResponse response, boolean required) {
        return !required || pass(exchange(request).require(), response);
    }

    @Override
    public boolean authorize(ServerRequest request, ServerResponse response, String... roles) {
        Authorized rule = roles.length == 0 ? Authorized.signedIn() : Authorized.anyRole(roles);
        return pass(exchange(request).require(rule), response);
    }

    private void mount(FilterChain chain, ServerRequest request, ServerResponse response) {
        AdapterExchange made =
                AdapterExchange.of(auth, new HelidonAuthRequest(request), new HelidonResponseHeaders(response));
        request.context().register(key.name(), made);
        try {
            made.within(() -> {
                chain.proceed();
                return null;
            });
        } catch (RuntimeException e) {
            throw e;
        } catch (Exception e) {
            throw new IllegalStateException(e); // a filter chain throws nothing else
        }
    }

    /** Returns the exchange of a request for the current path, which a reroute may have changed. */
    private AdapterExchange routed(ServerRequest request) {
        return required(request).dispatched(new HelidonAuthRequest(request));
    }

    private void refuse(ServerRequest request, ServerResponse response, Throwable failure) {
        required(request).answerTo(failure).ifPresent(answer -> send(answer, response));
    }

    private static boolean pass(Optional<AuthResponse> refusal, ServerResponse response) {
        refusal.ifPresent(answer -> send(answer, response));
        return refusal.isEmpty();
    }
}
