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
 * One request, for the adapter between a framework and {@link Auth}. An adapter makes one for each request, sends
 * {@link #answer} if there is one, and otherwise runs the application {@link #within} it. It keeps the exchange with
 * the request under an {@link ExchangeKey}, and hands it to the application as {@link AuthExchange}.
 *
 * <p>On an event loop, an adapter passes every request that {@link #mayBlock} to a worker and calls {@link #settle}
 * there. Nothing blocks afterwards.
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
     * Begins the exchange of a request.
     *
     * @param headers takes the cookies for the response
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

    /** Returns the request that the adapter passed in. */
    public AuthRequest request() {
        return exchange().request();
    }

    /** Returns the response headers that the adapter passed in. */
    public ResponseHeaders headers() {
        return headers;
    }

    /**
     * Returns whether an endpoint serves the path. Only endpoints read the body. A request that contradicts itself
     * about the path of the endpoints counts too, and the endpoints refuse it.
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

    /** Returns whether {@link #guard(Matcher, GuardCallback)} calls the logic, which may block too. */
    public boolean mayBlock(Matcher matcher) {
        return exchange().mayBlock(matcher);
    }

    /**
     * Returns the response that must be sent instead of the application's, which is that of an endpoint or of the
     * guard. Empty if the application may serve the request.
     */
    public Optional<AuthResponse> answer() {
        return exchange().answer();
    }

    /**
     * Does what {@link #answer} does. If the application may serve the request, this method also reads the session, so
     * that nothing blocks afterwards. Its renewed cookie goes out only if somebody then asks for the {@link #session}.
     */
    public Optional<AuthResponse> settle() {
        return exchange().settle();
    }

    /**
     * Does what {@link #session} does, but does not renew the session. For frameworks that ask for the user of every
     * request, even if the application does not. What a callback has changed is kept all the same.
     */
    public Optional<Session> peek() {
        return exchange().peek();
    }

    /**
     * Returns the answer to an {@link dev.latchkey.error.AuthException} that the application did not catch, or to an
     * exception with such a cause. The answer is a refusal, 503 if the store did not answer, 429 with the time to wait,
     * or the error page. Empty if the failure is not from Latchkey.
     */
    public Optional<AuthResponse> answerTo(Throwable thrown) {
        return exchange().answerTo(thrown);
    }

    /** The {@link SessionScope} of this exchange, for frameworks that carry it in a context of theirs. */
    public SessionScope.Carried carried() {
        return scope();
    }

    /** Runs the application so that {@link SessionScope} knows this exchange. */
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
