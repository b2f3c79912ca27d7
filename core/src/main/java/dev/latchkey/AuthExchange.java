package dev.latchkey;

import static java.util.Objects.requireNonNull;

import dev.latchkey.adapter.AdapterExchange;
import dev.latchkey.error.AuthException;
import dev.latchkey.exchange.RequestExchange;
import dev.latchkey.guard.Authorized;
import dev.latchkey.guard.GuardCallback;
import dev.latchkey.guard.Matcher;
import dev.latchkey.http.AuthRequest;
import dev.latchkey.http.AuthResponse;
import dev.latchkey.http.ResponseHeaders;
import dev.latchkey.model.Session;
import dev.latchkey.model.SessionEnd;
import dev.latchkey.model.SignOutScope;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Gives an application access to one request. An exchange says which user is signed in and whether the request may
 * pass, and signs users in and out from code. Only an adapter makes exchanges ({@code auth.exchange(request)}). Not
 * thread-safe, except for {@link #session} and the methods that only read it.
 *
 * <p>If a method returns an {@link AuthResponse}, this response must be sent instead of the application's. Every
 * adapter has a method that sends such a response.
 */
public abstract sealed class AuthExchange permits AdapterExchange {

    private final Auth auth;
    private final RequestExchange exchange;

    /** Creates the exchange of a request. Only {@link AdapterExchange#of} calls this constructor. */
    protected AuthExchange(Auth auth, AuthRequest request, ResponseHeaders headers) {
        this.auth = requireNonNull(auth, "auth"); // a data binder may pass null
        this.exchange = new RequestExchange(
                auth.installation().exchange(), requireNonNull(request, "request"), requireNonNull(headers, "headers"));
    }

    /** Creates the exchange of a forwarded request. Only {@link AdapterExchange#dispatched} calls this constructor. */
    protected AuthExchange(AuthExchange before, AuthRequest to) {
        this.auth = before.auth;
        this.exchange = before.exchange.dispatched(requireNonNull(to, "to"));
    }

    /**
     * Returns the state that this class and {@link AdapterExchange} share. Only {@link AdapterExchange} calls this
     * method.
     */
    @SuppressWarnings("exports") // no other class can call it
    protected final RequestExchange exchange() {
        return exchange;
    }

    /** Returns whether this is an exchange of {@code other}. Only {@link AdapterExchange} calls this method. */
    @SuppressWarnings("ReferenceEquality") // an application may have two configurations that look the same
    protected final boolean isOf(Auth other) {
        return auth == other;
    }

    /**
     * Returns the scope in which this exchange's session is current. Only {@link AdapterExchange} calls this method.
     */
    protected final SessionScope.Carried scope() {
        return SessionScope.of(this);
    }

    final boolean isOfTheSameAuthAs(AuthExchange other) {
        return isOf(other.auth);
    }

    /**
     * Returns the session, or empty if nobody is signed in. The exchange reads the session once and remembers it. This
     * method may add a renewed cookie to the response, so call it before the body is sent. If anything goes wrong, the
     * result is empty. After this call, the response may be meant for one user only. Latchkey therefore adds headers
     * that keep the response out of shared caches, unless the application sets such headers.
     */
    public final Optional<Session> session() {
        return exchange.session();
    }

    /** Returns the response that {@code logic} sends instead of the handler's; empty if the request may pass. */
    public final Optional<AuthResponse> guard(GuardCallback logic) {
        return exchange.guard(logic);
    }

    /** Works like {@link #guard(GuardCallback)}, but only for paths that {@code matcher} covers, in any spelling. */
    public final Optional<AuthResponse> guard(Matcher matcher, GuardCallback logic) {
        return exchange.guard(matcher, logic);
    }

    /** Works like {@link #guard(GuardCallback)}, and lets every signed-in user pass. */
    public final Optional<AuthResponse> require() {
        return guard(GuardCallback.signedIn());
    }

    /** Works like {@link #guard(GuardCallback)}, and lets users pass whom {@code rule} lets pass. */
    public final Optional<AuthResponse> require(Authorized rule) {
        return guard(GuardCallback.requiring(rule));
    }

    /**
     * Returns the response to a request that the user may not make. This is {@code 401} or the sign-in page if nobody
     * is signed in, and otherwise {@code 403}. If the store does not answer, the response is {@code 503}.
     */
    public final AuthResponse refusal() {
        return exchange.refusal();
    }

    /**
     * Watches the session of this request for a connection that stays open, such as a WebSocket or a stream of events.
     * The connection ends when a request like this one would be refused: when the session has ended or run out, when
     * the user is disabled, or when a rule that has let this request pass refuses it. Latchkey asks at once, again in
     * the interval of {@link AuthBuilder#watchInterval}, and immediately when the session ends on this node. A watched
     * session is not renewed. If nobody is signed in, nothing is watched.
     *
     * <p>Call this method while the request is served. Where the adapter watches WebSockets by itself,
     * {@code docs/sockets.md} says so.
     *
     * @param onEnd closes the connection, for example with {@link SessionEnd#closeCode}; called at most once, possibly
     *     before this method returns, and in another thread unless the {@code Auth} is closed or its executor has no
     *     thread
     */
    public final SessionWatch watch(Consumer<SessionEnd> onEnd) {
        return opening().watch(requireNonNull(onEnd, "onEnd"));
    }

    /**
     * Prepares {@link #watch} for a WebSocket that opens after this request has been served. Call this method while the
     * request is served. It reads the session, as {@link #session} does.
     */
    public final OpeningSocket opening() {
        return new OpeningSocket(exchange.opened());
    }

    /**
     * Starts a sign-in, for an application with its own forms (wire.md#signing-in-from-code).
     *
     * @param provider a provider's id; with an unknown id, the browser goes to the sign-in page
     * @param redirectTo the address to which the browser goes after the sign-in; {@code null} for the request's
     *     {@code callbackUrl}, otherwise the page that the browser came from, otherwise the home page
     * @param fields the fields of a credentials or e-mail form. For other providers, these are parameters of the
     *     authorization request, which replace configured parameters
     * @return a redirect to the provider, or for credentials to {@code redirectTo}, with cookies
     * @throws AuthException if the credentials are refused, the form is not from a page of this site, the method is
     *     {@code GET}, or anything else goes wrong. If the application does not catch the exception, the adapter sends
     *     the response for it
     */
    public final AuthResponse signIn(String provider, @Nullable String redirectTo, Map<String, String> fields) {
        return exchange.signIn(provider, redirectTo, fields);
    }

    /**
     * Starts to link an account at a provider to the user who is signed in. Works like {@link #signIn}, with one
     * difference. A user whose last sign-in or confirmation is more than ten minutes ago must first confirm at
     * {@code /confirm}, and then returns to {@code redirectTo}. The browser that comes back from the provider must
     * still be signed in as the same user.
     *
     * @throws AuthException in the cases of {@link #signIn}, if nobody is signed in, or if there is no store for linked
     *     accounts
     */
    public final AuthResponse link(String provider, @Nullable String redirectTo) {
        return signIn(provider, redirectTo, Map.of("link", "true"));
    }

    /**
     * Signs the user out here, and at the provider if that is configured with {@code endSessionOnSignOut()}.
     *
     * @param redirectTo the address to which the browser goes afterwards; {@code null} for the home page
     * @return a redirect with the cookies that end the session
     * @throws AuthException if the form is not from a page of this site, the method is {@code GET}, or the public
     *     address is not known
     */
    public final AuthResponse signOut(@Nullable String redirectTo) {
        return exchange.signOut(null, redirectTo);
    }

    /**
     * Signs the user out as far as {@code scope} says, whatever the configuration of the provider says.
     *
     * @param redirectTo the address to which the browser goes afterwards; {@code null} for the home page
     * @return a redirect with the cookies that end the session, which may lead to the provider first
     * @throws AuthException as {@link #signOut(String)}; and with {@link SignOutScope#EVERYWHERE} if sessions are
     *     sealed and not revocable, or the store did not answer. The session then goes on
     */
    public final AuthResponse signOut(SignOutScope scope, @Nullable String redirectTo) {
        return exchange.signOut(requireNonNull(scope, "scope"), redirectTo);
    }

    /**
     * Passes {@code data} to the {@code jwt} callback with {@link dev.latchkey.callback.JwtTrigger#UPDATE} and adds the
     * new cookie to the response.
     *
     * @param data text, numbers, booleans, lists and maps of them
     * @return the session as it is now
     * @throws AuthException if the public address is not known, or the store did not answer
     */
    public final Optional<Session> update(@Nullable Object data) {
        return exchange.update(data);
    }

    /**
     * Returns the CSRF token. The application's own forms need it in a hidden field {@code csrfToken} when they post to
     * the endpoints. If the browser does not have the token's cookie yet, this method adds the cookie to the response.
     * Each call returns the same token. If a browser sends its first two requests at the same time, each request gets
     * its own token, and the browser keeps the cookie of the later response.
     *
     * @throws AuthException if the public address is not known
     */
    public final String csrfToken() {
        return exchange.csrfToken();
    }
}
