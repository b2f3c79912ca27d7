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
import dev.latchkey.adapter.AdapterExchange;
import dev.latchkey.adapter.ExchangeKey;
import dev.latchkey.error.AuthException;
import dev.latchkey.guard.GuardCallback;
import dev.latchkey.guard.Matcher;
import dev.latchkey.http.AuthResponse;
import dev.latchkey.http.Header;
import dev.latchkey.model.Session;
import dev.latchkey.model.SignOutScope;
import java.io.IOException;
import java.io.OutputStream;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Mounts an {@link Auth} in the JDK's {@code HttpServer}, as the first filter of a context, or as a handler in front of
 * another handler. This class only converts requests and responses. The {@link Auth} makes all decisions. A context
 * without this filter is not guarded.
 */
public final class JdkHttpAuth extends Filter {

    private final Auth auth;
    private final ExchangeKey key;

    private JdkHttpAuth(Auth auth) {
        this.auth = requireNonNull(auth, "auth");
        this.key = ExchangeKey.of(auth);
    }

    /** Returns a filter. Add this filter to every context, before all other filters. */
    public static JdkHttpAuth of(Auth auth) {
        return new JdkHttpAuth(auth);
    }

    /** Returns a handler that runs this filter and then {@code handler}, for code that cannot add filters. */
    public HttpHandler inFrontOf(HttpHandler handler) {
        return http -> serve(http, handler);
    }

    /** Returns the session of the request; empty if the user is not signed in. */
    public Optional<Session> session(HttpExchange http) {
        return exchange(http).session();
    }

    /**
     * Returns the exchange of a request, which has more methods than this class.
     *
     * @throws IllegalStateException if the filter is not in front of the request
     */
    public AuthExchange exchange(HttpExchange http) {
        return key.find(http::getAttribute)
                .orElseThrow(() -> new IllegalStateException("JdkHttpAuth is not in front of this request, so nothing"
                        + " is guarded: add it to the filters of the context"));
    }

    /** Returns a handler that gets the session, or empty if the user is not signed in. */
    public HttpHandler wrap(SessionAwareHandler<Optional<Session>> handler) {
        return http -> pass(checkAgain(http), http, let -> handler.handle(let, session(let)));
    }

    /**
     * Returns a handler for signed-in users. Without a session, a browser is redirected to the sign-in page and a
     * program gets {@code 401}.
     */
    public HttpHandler require(SessionAwareHandler<Session> handler) {
        return http -> pass(
                checkAgain(http).or(() -> exchange(http).require()),
                http,
                let -> handler.handle(let, session(let).orElseThrow()));
    }

    /**
     * Runs the guard again if a filter behind this filter has changed the method, the path or the query, as
     * {@code Filter.adaptRequest} of newer JDKs does. Call this method directly before code of the application serves
     * the request. Handlers of {@link #wrap} and {@link #require} and filters of {@link #guard(GuardCallback)} do so.
     *
     * @param http the exchange as the application is about to serve it
     * @return the response to {@link #send} instead; empty if the application may serve the request, or if this filter
     *     is not in front of it
     */
    public Optional<AuthResponse> checkAgain(HttpExchange http) {
        return key.changed(http::getAttribute, http::setAttribute, new JdkAuthRequest(http))
                .flatMap(AdapterExchange::answerAgain);
    }

    /**
     * Returns a filter that calls {@code logic} for the paths that {@code pattern} covers, with or without
     * percent-escapes and a slash at the end. Add the returned filter after this filter.
     *
     * @throws IllegalArgumentException if the pattern is malformed; the message states the position of the error
     */
    public Filter guard(String pattern, GuardCallback logic) {
        Matcher matcher = Matcher.path(pattern);
        return filter(exchange -> exchange.guard(matcher, logic));
    }

    /**
     * Returns a filter that calls {@code logic} for every request of a context. Add the returned filter after this
     * filter.
     */
    public Filter guard(GuardCallback logic) {
        return filter(exchange -> exchange.guard(logic));
    }

    private Filter filter(Function<AuthExchange, Optional<AuthResponse>> verdict) {
        return new Filter() {
            @Override
            public void doFilter(HttpExchange http, Chain chain) throws IOException {
                pass(checkAgain(http).or(() -> verdict.apply(exchange(http))), http, chain::doFilter);
            }

            @Override
            public String description() {
                return "Latchkey: a guard with logic of the application's own";
            }
        };
    }

    /**
     * Signs in a user with a form of the application. See {@link AuthExchange#signIn}.
     *
     * @throws AuthException if the credentials are refused, or if the sign-in fails for another reason
     */
    public void signIn(HttpExchange http, String provider, @Nullable String redirectTo, Map<String, String> fields)
            throws IOException {
        send(exchange(http).signIn(provider, redirectTo, fields), http);
    }

    /** Signs out the user with a form of the application. See {@link AuthExchange#signOut}. */
    public void signOut(HttpExchange http, @Nullable String redirectTo) throws IOException {
        send(exchange(http).signOut(redirectTo), http);
    }

    /** Works like {@code signOut}, and ends what {@code scope} says. */
    public void signOut(HttpExchange http, SignOutScope scope, @Nullable String redirectTo) throws IOException {
        send(exchange(http).signOut(scope, redirectTo), http);
    }

    /**
     * Writes a response of Latchkey unchanged and ends the exchange. The headers of {@code answer} replace headers of
     * the same names.
     */
    public static void send(AuthResponse answer, HttpExchange http) throws IOException {
        Headers headers = http.getResponseHeaders();
        answer.writeHeaders(headers::set, headers::add);
        String text = http.getRequestMethod().equals("HEAD") ? "" : answer.body();
        byte[] body = text.getBytes(UTF_8);
        http.sendResponseHeaders(answer.status(), body.length == 0 ? -1 : body.length); // 0 would mean chunked
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
        AdapterExchange outer = key.find(http::getAttribute).orElse(null);
        JdkResponseHeaders headers = new JdkResponseHeaders(http.getResponseHeaders());
        AdapterExchange exchange = outer == null ? AdapterExchange.of(auth, here, headers) : outer.dispatched(here);
        pass(exchange.answer(), http, let -> run(exchange, headers, let, application));
    }

    private void run(AdapterExchange exchange, JdkResponseHeaders headers, HttpExchange http, HttpHandler application)
            throws IOException {
        SessionScope.Opened scope = exchange.carried().open();
        try (scope) {
            application.handle(new GuardedExchange(http, key.name(), exchange, headers));
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
