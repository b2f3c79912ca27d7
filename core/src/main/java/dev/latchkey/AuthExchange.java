package dev.latchkey;

import static java.util.Objects.requireNonNull;

import dev.latchkey.endpoint.Endpoints;
import dev.latchkey.error.AuthException;
import dev.latchkey.error.ErrorCode;
import dev.latchkey.error.TooManyRequests;
import dev.latchkey.feature.CsrfGrant;
import dev.latchkey.feature.Navigation;
import dev.latchkey.guard.Answer;
import dev.latchkey.guard.Authorized;
import dev.latchkey.guard.Guard;
import dev.latchkey.guard.GuardCallback;
import dev.latchkey.guard.Matcher;
import dev.latchkey.http.AuthRequest;
import dev.latchkey.http.AuthResponse;
import dev.latchkey.model.Session;
import dev.latchkey.session.SessionReadResult;
import dev.latchkey.session.SessionStrategy;
import dev.latchkey.site.Site;
import dev.latchkey.wire.BearerToken;
import dev.latchkey.wire.RequestCookies;
import dev.latchkey.wire.SetCookie;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;

/**
 * One request and what Latchkey has to do with it. An adapter makes one for each request, sends {@link #answer} if
 * there is one, and otherwise runs the application {@link #within} it. Not thread-safe, except for {@link #session} and
 * the methods that only read it.
 *
 * <p>Where requests are served on an event loop, whatever {@link #mayBlock} goes to a worker: {@link #settle} there,
 * and nothing waits afterwards.
 */
public final class AuthExchange {

    private final Installation rooms;
    private final AuthRequest asked;
    private final AuthRequest request;
    private final Known known;

    AuthExchange(Installation rooms, AuthRequest request, ResponseHeaders headers) {
        this(rooms, request, request, new Known(headers));
    }

    private AuthExchange(Installation rooms, AuthRequest asked, AuthRequest request, Known known) {
        this.rooms = requireNonNull(rooms, "rooms"); // a data binder hands over null
        this.asked = requireNonNull(asked, "asked");
        this.request = requireNonNull(request, "request");
        this.known = requireNonNull(known, "known");
    }

    boolean isOfTheSameAuthAs(AuthExchange other) {
        return isOf(other.rooms);
    }

    boolean isOf(Installation others) {
        return rooms.endpoints() == others.endpoints();
    }

    /** The request as the adapter handed it over. */
    public AuthRequest request() {
        return request;
    }

    /**
     * This exchange after the application handed the request on inside itself: a forward, an include, an error page, an
     * asynchronous dispatch. The guard looks at the path that is served now; the session is not read again, and a
     * refusal sends a browser back to the address that it asked for.
     */
    public AuthExchange dispatched(AuthRequest to) {
        return new AuthExchange(rooms, asked, requireNonNull(to, "to"), known);
    }

    /**
     * Whether the path is one of the endpoints', which alone read the body. A request that contradicts itself about
     * where the endpoints are is theirs too: they refuse it.
     */
    public boolean isEndpoint() {
        try {
            return Endpoints.own(request.path(), rooms.publicUrl().basePath(request));
        } catch (AuthException e) {
            return true;
        }
    }

    /**
     * Whether {@link #answer} or {@link #session} may wait for something: an endpoint may ask a provider, and code of
     * the application's own may ask anybody. Sealed sessions alone never wait, unless they can be revoked.
     */
    public boolean mayBlock() {
        return isEndpoint() || rooms.guard().mayBlock(request) || (known.read.get() == null && sessionMayBlock());
    }

    /** Whether {@link #guard(Matcher, GuardLogic)} asks the logic, which may wait too. */
    public boolean mayBlock(Matcher matcher) {
        return !Guard.isAmbiguous(request) && rooms.guard().covers(matcher, request);
    }

    /**
     * As {@link #answer}; if the request may go on, the session is read too, so that nothing waits afterwards. Its
     * renewed cookie goes out only if somebody then asks for the {@link #session}.
     */
    public Optional<AuthResponse> settle() {
        Optional<AuthResponse> answer = answer();
        if (answer.isEmpty() && sessionMayBlock()) {
            readOnce();
        }
        return answer;
    }

    /**
     * What must be sent instead of anything the application would: the answer of an endpoint, or the guard's. Empty:
     * the request may go on.
     */
    public Optional<AuthResponse> answer() {
        if (isEndpoint()) {
            return Optional.of(endpoint());
        }
        if (!rooms.guard().isActive()) {
            return Optional.empty();
        }
        if (Guard.isAmbiguous(request)) {
            return Optional.of(RefusalResponses.ambiguous());
        }
        return response(rooms.guard().check(request, this::asked));
    }

    /**
     * Who is signed in. Read once and remembered. A renewed cookie is added to the response, so ask before the body is
     * sent. Whatever goes wrong, nobody is signed in. The answer may now be for one person alone, so it gets headers
     * that keep it out of caches, unless the application sets its own.
     */
    public Optional<Session> session() {
        Optional<Session> session = asked();
        known.personal();
        return session;
    }

    private Optional<Session> asked() {
        known.asked = true;
        SessionReadResult read = readOnce();
        known.send(known.unsent.getAndSet(List.of()));
        return read.session();
    }

    /**
     * As {@link #session}, without renewing it: for frameworks that want to know of every request who sends it, also
     * where nobody asks. What a callback has changed is kept all the same.
     */
    public Optional<Session> peek() {
        return readOnce().session();
    }

    private SessionReadResult readOnce() {
        SessionReadResult current = known.read.get();
        if (current != null) {
            return current;
        }
        SessionReadResult read = rooms.sessions().mayBlock() ? SessionScope.outside(this::read) : read();
        if (known.read.compareAndSet(null, read)) {
            if (read.isChanged()) {
                known.send(read.cookies());
            } else {
                known.unsent.set(read.cookies());
            }
        }
        return requireNonNull(known.read.get());
    }

    /** What must be sent instead of the handler's answer if {@code logic} says so; empty: the handler may run. */
    public Optional<AuthResponse> guard(GuardCallback logic) {
        return Guard.isAmbiguous(request)
                ? Optional.of(RefusalResponses.ambiguous())
                : response(rooms.guard().ask(logic, request, asked()));
    }

    /** As {@link #guard(GuardLogic)}, for the paths that {@code matcher} covers, however they are spelled. */
    public Optional<AuthResponse> guard(Matcher matcher, GuardCallback logic) {
        boolean open = !Guard.isAmbiguous(request) && !rooms.guard().covers(matcher, request);
        return open ? Optional.empty() : guard(logic); // where nothing is asked, no session is read
    }

    /** As {@link #guard(GuardLogic)}, for everybody who is signed in. */
    public Optional<AuthResponse> require() {
        return guard(GuardCallback.signedIn());
    }

    /** As {@link #guard(GuardLogic)}, for everybody who passes {@code rule}. */
    public Optional<AuthResponse> require(Authorized rule) {
        return guard(GuardCallback.requiring(rule));
    }

    /**
     * The answer to a request that needs somebody who is signed in, or somebody else than is; 503 if that cannot be
     * found out at the moment.
     */
    public AuthResponse refusal() {
        return readOnce().failure() != null
                ? unavailable()
                : rooms.refusals().refuse(asked, site(), asked().isPresent());
    }

    /**
     * Begins to sign in, for an application with forms of its own (wire.md#signing-in-from-code).
     *
     * @param provider a provider's id; an unknown one leads to the sign-in page
     * @param redirectTo where to go in the end; {@code null}: to the request's {@code callbackUrl}, else to where it
     *     came from, else home
     * @param fields of a credentials or e-mail form; for other providers, parameters that replace the provider's own
     * @return a redirect, with cookies: to the provider, or for credentials to {@code redirectTo}, signed in
     * @throws AuthException if the credentials are refused, the form is not from a page of this site, the method is
     *     {@code GET}, or anything else goes wrong; {@link #answerTo} knows what to tell people
     */
    public AuthResponse signIn(String provider, @Nullable String redirectTo, Map<String, String> fields) {
        Site site = requireSite();
        SameSite.require(request, site);
        Map<String, @Nullable Object> body = new HashMap<>(fields);
        body.put("callbackUrl", redirectTo != null ? redirectTo : DefaultRedirect.of(request));
        return rooms.endpoints().post(request, site, rooms.signInPath(provider), body);
    }

    /**
     * Begins to link an account at a provider to the user who is signed in. As {@link #signIn}; but a user whose last
     * sign-in or confirmation is more than ten minutes ago is sent to {@code /confirm} and from there to
     * {@code redirectTo}. Who comes back from the provider must still be signed in here as the same user.
     *
     * @throws AuthException as there; if nobody is signed in, or there is no store to link accounts in
     */
    public AuthResponse link(String provider, @Nullable String redirectTo) {
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
    public AuthResponse signOut(@Nullable String redirectTo) {
        Site site = requireSite();
        SameSite.require(request, site);
        Map<String, @Nullable Object> body = new HashMap<>();
        body.put("callbackUrl", redirectTo);
        known.read.set(SessionReadResult.NONE);
        known.unsent.set(List.of());
        return rooms.endpoints().post(known.sent.over(request), site, "signout", body);
    }

    /**
     * Hands {@code data} to the {@code jwt} callback with {@link dev.latchkey.callback.JwtTrigger#UPDATE} and adds the new
     * cookie to the response.
     *
     * @param data text, numbers, booleans, lists and maps of them
     * @return the session as it is now
     * @throws AuthException if the public address is not known, or the store did not answer
     */
    public Optional<Session> update(@Nullable Object data) {
        SessionReadResult updated = rooms.sessions()
                .of(requireSite().origin().isSecure())
                .update(cookies(), data)
                .known();
        known.send(updated.cookies());
        known.read.set(updated);
        known.unsent.set(List.of());
        return updated.session();
    }

    /**
     * The token that forms of the application's own need in a hidden field {@code csrfToken} when they are posted to
     * the endpoints; its cookie is added to the response if the browser lacks it. The same however often it is asked
     * for. Of two first requests of a browser at the same time each has its own, and the cookie of the later stays.
     *
     * @throws AuthException if the public address is not known
     */
    public String csrfToken() {
        String token = known.csrf.get();
        if (token != null) {
            return token;
        }
        CsrfGrant grant = rooms.endpoints().csrf(request, requireSite());
        SetCookie cookie = grant.cookie();
        if (known.csrf.compareAndSet(null, grant.token()) && cookie != null) {
            known.send(List.of(cookie));
        }
        known.personal();
        return requireNonNull(known.csrf.get());
    }

    /**
     * What to answer when the application let an {@link AuthException} through, as it is or as the cause of another
     * exception: a refusal, or the page that tells a person what went wrong. Empty: it is none of ours.
     */
    public Optional<AuthResponse> answerTo(Throwable thrown) {
        return FailureLog.failureIn(thrown).map(this::answerTo);
    }

    private AuthResponse answerTo(AuthException failure) {
        rooms.failures().tell(failure);
        Site site = site();
        if (failure.code() == ErrorCode.SESSION_REQUIRED || failure.code() == ErrorCode.ACCESS_DENIED) {
            return refusal();
        }
        if (failure.code() == ErrorCode.ADAPTER) {
            return unavailable();
        }
        if (failure instanceof TooManyRequests limited && site != null) {
            return rooms.endpoints().tooMany(limited, site, !Navigation.is(asked));
        }
        if (site == null || !Navigation.is(request)) {
            boolean refused = FailureLog.isRefusal(failure);
            return RefusalResponses.json(refused ? 401 : 500, refused ? "Not authenticated" : "Sign-in failed");
        }
        return rooms.endpoints().failure(failure, site);
    }

    private AuthResponse unavailable() {
        return rooms.endpoints().unavailable(requireSite(), !Navigation.is(asked));
    }

    /** The {@link SessionScope} of this exchange, for frameworks that carry it in a context of theirs. */
    public SessionScope.Carried carried() {
        return SessionScope.of(this);
    }

    /** Runs the application so that {@link SessionScope} knows this exchange. */
    public <T extends @Nullable Object> T within(Callable<T> application) throws Exception {
        return SessionScope.call(this, application);
    }

    private AuthResponse endpoint() {
        try {
            return rooms.endpoints().handle(request, requireSite());
        } catch (AuthException e) {
            rooms.failures().tell(e);
            return FailureLog.isRefusal(e)
                    ? AuthResponse.json(400, "\"Bad request.\"")
                    : AuthResponse.json(
                            500, "{\"message\":\"The public address of this application is not configured.\"}");
        }
    }

    private Optional<AuthResponse> response(Answer answer) {
        if (answer.passes()) {
            if (known.asked) {
                known.personal();
            }
            return Optional.empty();
        }
        return answer.response()
                .or(() -> answer.missing().map(missing -> rooms.refusals().confirm(asked, site(), missing)))
                .or(() -> Optional.of(refusal()));
    }

    private SessionReadResult read() {
        Site site = site();
        if (site == null) {
            return SessionReadResult.NONE;
        }
        SessionStrategy sessions = rooms.sessions().of(site.origin().isSecure());
        RequestCookies cookies = cookies();
        SessionReadResult read = sessions.read(cookies);
        String bearer = bearer();
        return bearer == null || read.isAnswer()
                ? read
                : sessions.readBearer(bearer).with(read.cookies());
    }

    private boolean sessionMayBlock() {
        return rooms.sessions().mayBlock() && (rooms.sessions().mayBlock(cookies()) || bearer() != null);
    }

    private @Nullable String bearer() {
        return rooms.bearerTokens() ? BearerToken.of(request.headers("Authorization")) : null;
    }

    private RequestCookies cookies() {
        return new RequestCookies(known.sent.over(request.headers("Cookie")));
    }

    private Site requireSite() {
        return rooms.publicUrl().resolve(request);
    }

    private @Nullable Site site() {
        try {
            return requireSite();
        } catch (AuthException e) {
            rooms.failures().tell(e);
            return null;
        }
    }
}
