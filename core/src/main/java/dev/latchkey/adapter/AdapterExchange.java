package dev.latchkey.adapter;

import dev.latchkey.Auth;
import dev.latchkey.AuthExchange;
import dev.latchkey.SessionScope;
import dev.latchkey.guard.GuardCallback;
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
 * <p>Where requests are served on an event loop, everything that {@link #mayBlock} goes to a worker: the adapter calls
 * {@link #settle} there, and nothing waits afterwards.
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
     * Returns this exchange for a request that the application handed on inside itself: a forward, an include, an error
     * page, an asynchronous dispatch. The guard looks at the path that is served now; the session is not read again,
     * and a refusal sends a browser back to the address that it asked for.
     */
    public AdapterExchange dispatched(AuthRequest to) {
        return new AdapterExchange(this, to);
    }

    /** The request as the adapter handed it over. */
    public AuthRequest request() {
        return exchange().request();
    }

    /** The headers of the response as the adapter handed them over. */
    public ResponseHeaders headers() {
        return headers;
    }

    /**
     * Whether the path is one of the endpoints', which alone read the body. A request that contradicts itself about
     * where the endpoints are is theirs too: they refuse it.
     */
    public boolean isEndpoint() {
        return exchange().isEndpoint();
    }

    /**
     * Whether {@link #answer} or {@link #session} may wait for something: an endpoint may ask a provider, and code of
     * the application's own may ask anybody. Sealed sessions alone never wait, unless they can be revoked.
     */
    public boolean mayBlock() {
        return exchange().mayBlock();
    }

    /** Whether {@link #guard(Matcher, GuardLogic)} asks the logic, which may wait too. */
    public boolean mayBlock(Matcher matcher) {
        return exchange().mayBlock(matcher);
    }

    /**
     * Returns what must be sent instead of anything the application would: the answer of an endpoint, or the guard's.
     * Empty: the request may go on.
     */
    public Optional<AuthResponse> answer() {
        return exchange().answer();
    }

    /**
     * As {@link #answer}; if the request may go on, the session is read too, so that nothing waits afterwards. Its
     * renewed cookie goes out only if somebody then asks for the {@link #session}.
     */
    public Optional<AuthResponse> settle() {
        return exchange().settle();
    }

    /**
     * As {@link #session}, without renewing it: for frameworks that want to know of every request who sends it, also
     * where nobody asks. What a callback has changed is kept all the same.
     */
    public Optional<Session> peek() {
        return exchange().peek();
    }

    /**
     * Returns the answer to a {@link dev.latchkey.error.AuthException} that the application let through, as it is or as
     * the cause of another exception: a refusal, 503 if the store did not answer, 429 with the time to wait, or the
     * error page. Empty: the failure is none of ours.
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
