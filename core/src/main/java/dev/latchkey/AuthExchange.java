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
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * One request, as the application that serves it sees it. It says who is signed in and who may pass, and it signs users
 * in and out from code. Only an adapter makes exchanges ({@code auth.exchange(request)}). Not thread-safe, except for
 * {@link #session} and the methods that only read it.
 *
 * <p>A response that must be sent instead of the application's is an {@link AuthResponse}. Every adapter has a method
 * that sends it.
 */
public abstract sealed class AuthExchange permits AdapterExchange {

    private final Auth auth;
    private final RequestExchange exchange;

    /** For {@link AdapterExchange#of}. */
    protected AuthExchange(Auth auth, AuthRequest request, ResponseHeaders headers) {
        this.auth = requireNonNull(auth, "auth"); // a data binder hands over null
        this.exchange = new RequestExchange(
                auth.installation().exchange(), requireNonNull(request, "request"), requireNonNull(headers, "headers"));
    }

    /** For {@link AdapterExchange#dispatched}. */
    protected AuthExchange(AuthExchange before, AuthRequest to) {
        this.auth = before.auth;
        this.exchange = before.exchange.dispatched(requireNonNull(to, "to"));
    }

    /** What both sides share; for {@link AdapterExchange}. */
    @SuppressWarnings("exports") // no other class can call it
    protected final RequestExchange exchange() {
        return exchange;
    }

    /** Whether this is an exchange of {@code other}. For {@link AdapterExchange}. */
    @SuppressWarnings("ReferenceEquality") // an application may have two configurations that look the same
    protected final boolean isOf(Auth other) {
        return auth == other;
    }

    /** The scope in which this exchange's session is current. For {@link AdapterExchange}. */
    protected final SessionScope.Carried scope() {
        return SessionScope.of(this);
    }

    final boolean isOfTheSameAuthAs(AuthExchange other) {
        return isOf(other.auth);
    }

    /**
     * Returns the session, or empty if nobody is signed in. The exchange reads the session once and remembers it. A
     * renewed cookie is added to the response, so ask before the body is sent. If anything goes wrong, nobody is signed
     * in. The response may now be for one user only, so Latchkey adds headers that keep it out of shared caches, unless
     * the application sets such headers.
     */
    public final Optional<Session> session() {
        return exchange.session();
    }

    /** Returns the response that {@code logic} sends instead of the handler's; empty if the request may pass. */
    public final Optional<AuthResponse> guard(GuardCallback logic) {
        return exchange.guard(logic);
    }

    /**
     * Does what {@link #guard(GuardCallback)} does, but only for paths that {@code matcher} covers, in any spelling.
     */
    public final Optional<AuthResponse> guard(Matcher matcher, GuardCallback logic) {
        return exchange.guard(matcher, logic);
    }

    /** Does what {@link #guard(GuardCallback)} does, and lets every signed-in user pass. */
    public final Optional<AuthResponse> require() {
        return guard(GuardCallback.signedIn());
    }

    /** Does what {@link #guard(GuardCallback)} does, and lets users pass whom {@code rule} lets pass. */
    public final Optional<AuthResponse> require(Authorized rule) {
        return guard(GuardCallback.requiring(rule));
    }

    /**
     * Returns the answer to a request that the user may not make. That is {@code 401} or the sign-in page if nobody is
     * signed in, and otherwise {@code 403}. If the store does not answer, it is {@code 503}.
     */
    public final AuthResponse refusal() {
        return exchange.refusal();
    }

    /**
     * Begins to sign in, for an application with forms of its own (wire.md#signing-in-from-code).
     *
     * @param provider a provider's id; an unknown one leads to the sign-in page
     * @param redirectTo where to go in the end; {@code null}: to the request's {@code callbackUrl}, else to where it
     *     came from, else home
     * @param fields the fields of a credentials or e-mail form. For other providers, parameters of the authorization
     *     request, which replace configured ones
     * @return a redirect to the provider, or for credentials to {@code redirectTo}, with cookies
     * @throws AuthException if the credentials are refused, the form is not from a page of this site, the method is
     *     {@code GET}, or anything else goes wrong. If the handler lets it through, the adapter answers it
     */
    public final AuthResponse signIn(String provider, @Nullable String redirectTo, Map<String, String> fields) {
        return exchange.signIn(provider, redirectTo, fields);
    }

    /**
     * Begins to link an account at a provider to the user who is signed in. Does what {@link #signIn} does, with one
     * difference. A user whose last sign-in or confirmation is more than ten minutes ago must first confirm at
     * {@code /confirm}, and then returns to {@code redirectTo}. The browser that comes back from the provider must
     * still be signed in as the same user.
     *
     * @throws AuthException as there; if nobody is signed in, or there is no store to link accounts in
     */
    public final AuthResponse link(String provider, @Nullable String redirectTo) {
        return signIn(provider, redirectTo, Map.of("link", "true"));
    }

    /**
     * Signs out.
     *
     * @param redirectTo where to go then; {@code null}: home
     * @return a redirect with the cookies that end the session
     * @throws AuthException if the form is not from a page of this site, the method is {@code GET}, or the public
     *     address is not known
     */
    public final AuthResponse signOut(@Nullable String redirectTo) {
        return exchange.signOut(redirectTo);
    }

    /**
     * Hands {@code data} to the {@code jwt} callback with {@link dev.latchkey.callback.JwtTrigger#UPDATE} and adds the
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
     * Returns the token that forms of the application's own need in a hidden field {@code csrfToken} when they are
     * posted to the endpoints, and adds its cookie to the response if the browser lacks it. Each call returns the same
     * token. If a browser sends its first two requests at the same time, each gets its own token, and the browser keeps
     * the cookie of the later answer.
     *
     * @throws AuthException if the public address is not known
     */
    public final String csrfToken() {
        return exchange.csrfToken();
    }
}
