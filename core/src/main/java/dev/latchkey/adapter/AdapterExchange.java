package dev.latchkey.adapter;

import dev.latchkey.Auth;
import dev.latchkey.AuthExchange;
import dev.latchkey.SessionScope;
import dev.latchkey.guard.Matcher;
import dev.latchkey.http.AuthRequest;
import dev.latchkey.http.AuthResponse;
import dev.latchkey.http.ResponseHeaders;
import dev.latchkey.model.Session;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;

/**
 * Gives an adapter between a framework and {@link Auth} access to one request. An adapter creates one exchange for each
 * request. If {@link #answer} returns a response, the adapter sends this response. Otherwise it runs the application
 * with {@link #within}. The adapter keeps the exchange with the request under an {@link ExchangeKey}, and passes it to
 * the application as {@link AuthExchange}.
 *
 * <p>On an event loop, an adapter passes every request for which {@link #mayBlock} is true to a worker thread, and
 * calls {@link #settle} there. After that, nothing blocks.
 */
public final class AdapterExchange extends AuthExchange {

    private final ResponseHeaders headers;

    private AdapterExchange(Auth auth, AuthRequest request, ResponseHeaders headers) {
        super(auth, request, headers);
        this.headers = headers;
    }

    private AdapterExchange(AdapterExchange before, AuthRequest to) {
        super(before, to);
        this.headers = before.headers;
    }

    /**
     * Returns a new exchange for a request.
     *
     * @param headers the headers of the response, to which Latchkey adds its cookies
     */
    public static AdapterExchange of(Auth auth, AuthRequest request, ResponseHeaders headers) {
        return new AdapterExchange(auth, request, headers);
    }

    /**
     * Returns this exchange for a request that the application dispatched internally, such as a forward, an include, an
     * error page or an asynchronous dispatch. The guard checks the path that is served now. The session is not read
     * again. After a refusal and a sign-in, the browser returns to the address that it requested.
     */
    public AdapterExchange dispatched(AuthRequest to) {
        return new AdapterExchange(this, to);
    }

    /**
     * Works like {@link #dispatched}, for a framework that removes the headers of the response when the application
     * reroutes a request. If the application has signed the user out before, the response gets the cookies that end the
     * session.
     */
    public AdapterExchange rerouted(AuthRequest to) {
        exchange().addSignOutCookies();
        return dispatched(to);
    }

    /**
     * Returns this exchange for the request as a handler is about to serve it, if a filter behind the guard has changed
     * the method, the path (as sent or as routed) or the query. The adapter then keeps the returned exchange with the
     * request, and sends the response of {@link #answerAgain} if there is one. Empty if nothing has changed, which
     * costs no more than the comparison. Call this at the last point before the handler.
     *
     * @param now the request with the method, the path and the query that the handler sees. All else is taken from the
     *     request that the guard was asked about
     */
    public Optional<AdapterExchange> changed(AuthRequest now) {
        return exchange().changed(now).map(this::dispatched);
    }

    /** Returns the request that the adapter passed in. */
    public AuthRequest request() {
        return exchange().request();
    }

    /** Returns the response headers that the adapter passed in. */
    public ResponseHeaders headers() {
        return headers;
    }

    /**
     * Returns whether an endpoint serves the path. Only endpoints read the body. The result is also true if the headers
     * of a request contradict each other about the path of the endpoints. The endpoints refuse such a request.
     */
    public boolean isEndpoint() {
        return exchange().isEndpoint();
    }

    /**
     * Returns whether {@link #answer} or {@link #session} may block. An endpoint may call a provider, and a callback of
     * the application may call anything. Reading a sealed session never blocks, unless sessions can be revoked.
     */
    public boolean mayBlock() {
        return exchange().mayBlock();
    }

    /** Returns whether {@link #guard(Matcher, GuardCallback)} calls the callback, which may block too. */
    public boolean mayBlock(Matcher matcher) {
        return exchange().mayBlock(matcher);
    }

    /**
     * Returns the response of an endpoint or of the guard, which the adapter must send instead of the application's
     * response. Empty if the application may serve the request.
     */
    public Optional<AuthResponse> answer() {
        return exchange().answer();
    }

    /**
     * Works like {@link #settle}, and then asks every {@link #guard} again that was asked before about this request.
     * For an exchange that {@link #changed} returned. May block.
     */
    public Optional<AuthResponse> answerAgain() {
        return exchange().answerAgain();
    }

    /**
     * Works like {@link #answer}. If the application may serve the request, this method also reads the session, so that
     * nothing blocks afterwards. It adds a renewed cookie to the response only if other code then calls
     * {@link #session}.
     */
    public Optional<AuthResponse> settle() {
        return exchange().settle();
    }

    /**
     * Works like {@link #session}, but does not renew the session. This method is for frameworks that read the user of
     * every request, even if the application does not. Changes of a callback are still kept.
     */
    public Optional<Session> peek() {
        return exchange().peek();
    }

    /**
     * Returns the response to an {@link dev.latchkey.error.AuthException} that the application did not catch, or to an
     * exception with such a cause. The response is a refusal, 503 if the store did not answer, 429 with the time to
     * wait, or the error page. Empty if the failure is not from Latchkey.
     */
    public Optional<AuthResponse> answerTo(Throwable thrown) {
        return exchange().answerTo(thrown);
    }

    /** Returns the {@link SessionScope} of this exchange, for frameworks that keep it in their own context. */
    public SessionScope.Carried carried() {
        return scope();
    }

    /** Runs the application with the {@link SessionScope} of this exchange. */
    public <T extends @Nullable Object> T within(Callable<T> application) throws Exception {
        SessionScope.Opened scope = carried().open();
        try {
            return application.call();
        } finally {
            scope.close();
        }
    }

    boolean isKeptFor(Auth auth) {
        return isOf(auth);
    }
}
