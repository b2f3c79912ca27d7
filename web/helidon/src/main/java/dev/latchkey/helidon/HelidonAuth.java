package dev.latchkey.helidon;

import static java.util.Objects.requireNonNull;

import dev.latchkey.Auth;
import dev.latchkey.AuthExchange;
import dev.latchkey.error.AuthException;
import dev.latchkey.guard.Authorized;
import dev.latchkey.guard.GuardCallback;
import dev.latchkey.guard.Matcher;
import dev.latchkey.http.AuthResponse;
import dev.latchkey.model.Session;
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
 * Mounts an {@link Auth} in Helidon SE 4: {@code routing.addFeature(auth)} on every socket whose routes it is for. It
 * stands in front of all other features, filters, handlers and files, and of requests that a handler routes anew.
 * {@code SecureHandler.authenticate()} and {@code SecureHandler.authorize("admin")} work, by the session and its roles.
 */
public final class HelidonAuth implements HttpFeature, HttpSecurity, Weighted {

    private static final double AHEAD_OF_ALL = 10_000;

    private final Auth auth;
    private final String exchange = AuthExchange.class.getName() + "@" + Integer.toHexString(hashCode());
    private final ExchangeFilter gate = new ExchangeFilter(this::routed, AuthExchange::answer);

    private HelidonAuth(Auth auth) {
        this.auth = requireNonNull(auth, "auth");
    }

    /** Makes the feature. */
    public static HelidonAuth of(Auth auth) {
        return new HelidonAuth(auth);
    }

    /** What a configuration says below {@code latchkey}, for {@code Auth.builder().settings(…)}. */
    public static Map<String, String> settings(Config config) {
        return config.get("latchkey").detach().asMap().orElse(Map.of());
    }

    /** Who is signed in. */
    public Optional<Session> session(ServerRequest request) {
        return exchange(request).session();
    }

    /**
     * The exchange of a request, for what is not here.
     *
     * @throws IllegalStateException if the feature is not in front of the request
     */
    public AuthExchange exchange(ServerRequest request) {
        return request.context()
                .get(exchange, AuthExchange.class)
                .orElseThrow(() -> new IllegalStateException(
                        "HelidonAuth is not in front of this request, so nothing is guarded: call addFeature(auth)"));
    }

    /** A handler that is given the session, if there is one. */
    public Handler wrap(SessionHandler<Optional<Session>> handler) {
        return (request, response) -> handler.handle(request, response, session(request));
    }

    /** A handler for people who are signed in; others get {@code 401}, or the sign-in page. */
    public Handler require(SessionHandler<Session> handler) {
        return (request, response) -> {
            if (pass(exchange(request).require(), response)) {
                handler.handle(request, response, session(request).orElseThrow());
            }
        };
    }

    /**
     * A feature with the application's own logic in front of the paths that {@code pattern} covers, however they are
     * spelled.
     *
     * @param pattern in the syntax of {@link Matcher#path}
     * @throws IllegalArgumentException if the pattern does not parse, with the position
     */
    public HttpFeature guard(String pattern, GuardCallback logic) {
        Matcher matcher = Matcher.path(pattern);
        return new ExchangeFilter(this::routed, exchange -> exchange.guard(matcher, logic))::addTo;
    }

    /** As {@link #guard(String, GuardLogic)}, in front of every path. */
    public HttpFeature guard(GuardCallback logic) {
        return new ExchangeFilter(this::routed, exchange -> exchange.guard(logic))::addTo;
    }

    /**
     * Signs in from a form of the application's own; see {@link AuthExchange#signIn}.
     *
     * @throws AuthException if the credentials are refused or anything else goes wrong
     */
    public void signIn(
            ServerRequest request,
            ServerResponse response,
            String provider,
            @Nullable String redirectTo,
            Map<String, String> fields) {
        send(exchange(request).signIn(provider, redirectTo, fields), response);
    }

    /** Signs out from a form of the application's own; see {@link AuthExchange#signOut}. */
    public void signOut(ServerRequest request, ServerResponse response, @Nullable String redirectTo) {
        send(exchange(request).signOut(redirectTo), response);
    }

    /** Writes an answer as it is. */
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
        gate.addTo(routing);
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
        AuthExchange made = auth.exchange(new HelidonAuthRequest(request), new HelidonHeaders(response));
        request.context().register(exchange, made);
        try {
            made.within(() -> {
                chain.proceed();
                return null;
            });
        } catch (RuntimeException e) {
            throw e;
        } catch (Exception e) {
            throw new IllegalStateException(e); // a filter chain throws no other
        }
    }

    /** The exchange of a request as it is being routed now. */
    private AuthExchange routed(ServerRequest request) {
        return exchange(request).dispatched(new HelidonAuthRequest(request));
    }

    private void refuse(ServerRequest request, ServerResponse response, Throwable failure) {
        exchange(request).answerTo(failure).ifPresent(answer -> send(answer, response));
    }

    private static boolean pass(Optional<AuthResponse> refusal, ServerResponse response) {
        refusal.ifPresent(answer -> send(answer, response));
        return refusal.isEmpty();
    }
}
