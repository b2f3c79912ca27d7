package dev.latchkey.jdkhttp;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.Objects.requireNonNull;

import com.sun.net.httpserver.Filter;
import com.sun.net.httpserver.Headers;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import dev.latchkey.Auth;
import dev.latchkey.AuthExchange;
import dev.latchkey.SessionScope;
import dev.latchkey.error.AuthException;
import dev.latchkey.guard.GuardCallback;
import dev.latchkey.guard.Matcher;
import dev.latchkey.http.AuthResponse;
import dev.latchkey.http.Header;
import dev.latchkey.model.Session;
import java.io.IOException;
import java.io.OutputStream;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Mounts an {@link Auth} in the JDK's {@code HttpServer}: the first filter of a context, or a handler in front of
 * another. It translates and decides nothing. A context that has no such filter is not guarded.
 */
public final class JdkHttpAuth extends Filter {

    private final Auth auth;

    private JdkHttpAuth(Auth auth) {
        this.auth = requireNonNull(auth, "auth");
    }

    /** Makes the filter; add it to the filters of every context, ahead of all others. */
    public static JdkHttpAuth of(Auth auth) {
        return new JdkHttpAuth(auth);
    }

    /** The same as a handler, where filters are not at hand. */
    public HttpHandler inFrontOf(HttpHandler handler) {
        return http -> serve(http, handler);
    }

    /** Who is signed in. */
    public Optional<Session> session(HttpExchange http) {
        return exchange(http).session();
    }

    /**
     * The exchange of a request, for what is not here.
     *
     * @throws IllegalStateException if the filter is not in front of the request
     */
    public AuthExchange exchange(HttpExchange http) {
        AuthExchange known = GuardedExchange.find(this, http);
        if (known == null) {
            throw new IllegalStateException("JdkHttpAuth is not in front of this request, so nothing is guarded:"
                    + " add it to the filters of the context");
        }
        return known;
    }

    /** A handler that is given the session, if there is one. */
    public HttpHandler wrap(SessionHandler<Optional<Session>> handler) {
        return http -> handler.handle(http, session(http));
    }

    /** A handler for people who are signed in; others get {@code 401}, or the sign-in page. */
    public HttpHandler require(SessionHandler<Session> handler) {
        return http -> pass(
                exchange(http).require(),
                http,
                let -> handler.handle(let, session(let).orElseThrow()));
    }

    /**
     * A filter, for behind this one, with the application's own logic for the paths that a pattern covers, however
     * spelled.
     *
     * @throws IllegalArgumentException if the pattern does not parse, with the position
     */
    public Filter guard(String pattern, GuardCallback logic) {
        Matcher matcher = Matcher.path(pattern);
        return gate(exchange -> exchange.guard(matcher, logic));
    }

    /** A filter, for behind this one, with the application's own logic for the whole of a context. */
    public Filter guard(GuardCallback logic) {
        return gate(exchange -> exchange.guard(logic));
    }

    private Filter gate(Function<AuthExchange, Optional<AuthResponse>> verdict) {
        return new Filter() {
            @Override
            public void doFilter(HttpExchange http, Chain chain) throws IOException {
                pass(verdict.apply(exchange(http)), http, chain::doFilter);
            }

            @Override
            public String description() {
                return "Latchkey: a guard with logic of the application's own";
            }
        };
    }

    /**
     * Signs in from a form of the application's own; see {@link AuthExchange#signIn}.
     *
     * @throws AuthException if the credentials are refused or anything else goes wrong
     */
    public void signIn(HttpExchange http, String provider, @Nullable String redirectTo, Map<String, String> fields)
            throws IOException {
        send(exchange(http).signIn(provider, redirectTo, fields), http);
    }

    /** Signs out from a form of the application's own; see {@link AuthExchange#signOut}. */
    public void signOut(HttpExchange http, @Nullable String redirectTo) throws IOException {
        send(exchange(http).signOut(redirectTo), http);
    }

    /** Writes an answer as it is and ends the exchange; headers of its names give way to it. */
    public static void send(AuthResponse answer, HttpExchange http) throws IOException {
        Headers headers = http.getResponseHeaders();
        answer.writeHeaders(headers::set, headers::add);
        String text = http.getRequestMethod().equals("HEAD") ? "" : answer.body();
        byte[] body = text.getBytes(UTF_8);
        http.sendResponseHeaders(answer.status(), body.length == 0 ? -1 : body.length); // 0 would mean: in pieces
        if (body.length > 0) {
            try (OutputStream out = http.getResponseBody()) {
                out.write(body);
            }
        }
    }

    @Override
    public void doFilter(HttpExchange http, Chain chain) throws IOException {
        serve(http, chain::doFilter);
    }

    @Override
    public String description() {
        return "Latchkey: endpoints, guard and session";
    }

    private void serve(HttpExchange http, HttpHandler application) throws IOException {
        JdkAuthRequest here = new JdkAuthRequest(http);
        AuthExchange outer = GuardedExchange.find(this, http);
        JdkHeaders headers = new JdkHeaders(http.getResponseHeaders());
        AuthExchange exchange = outer == null ? auth.exchange(here, headers) : outer.dispatched(here);
        pass(exchange.answer(), http, let -> run(exchange, headers, let, application));
    }

    private void run(AuthExchange exchange, JdkHeaders headers, HttpExchange http, HttpHandler application)
            throws IOException {
        SessionScope.Opened scope = exchange.carried().open();
        try (scope) {
            application.handle(new GuardedExchange(http, this, exchange, headers));
        } catch (IOException | RuntimeException e) {
            AuthResponse ours =
                    http.getResponseCode() >= 0 ? null : exchange.answerTo(e).orElse(null);
            if (ours == null) {
                throw e;
            }
            http.getResponseHeaders().keySet().removeIf(Header::isOfBody);
            send(ours, http);
        }
    }

    private static void pass(Optional<AuthResponse> answer, HttpExchange http, HttpHandler next) throws IOException {
        if (answer.isPresent()) {
            send(answer.get(), http);
        } else {
            next.handle(http);
        }
    }
}
