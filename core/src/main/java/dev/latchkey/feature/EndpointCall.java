package dev.latchkey.feature;

import dev.latchkey.http.AuthRequest;
import dev.latchkey.http.AuthResponse;
import dev.latchkey.http.Header;
import dev.latchkey.model.Factor;
import dev.latchkey.model.Session;
import dev.latchkey.seal.CsrfTokens.CsrfToken;
import dev.latchkey.session.CookieConfiguration;
import dev.latchkey.site.Site;
import dev.latchkey.wire.RequestCookies;
import dev.latchkey.wire.SetCookie;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A request to an endpoint that Latchkey has read (wire.md#cookies-of-any-answer), with the cookies that its answer
 * will send.
 */
public final class EndpointCall {

    /** The field with which users choose to stay signed in. */
    public static final String REMEMBER = "remember";

    private final AuthRequest request;
    private final boolean inProcess;
    private final Site site;
    private final Map<String, String> variables;
    private final Map<String, String> query;
    private final RequestBody body;
    private final RequestCookies cookies;
    private final CookieConfiguration cookieSet;
    private final CsrfToken csrf;
    private final String callbackUrl;
    private final List<SetCookie> pending = new ArrayList<>();
    private @Nullable Boolean remembered;
    private @Nullable Proven soFar;
    private @Nullable Session session;

    EndpointCall(
            AuthRequest request,
            boolean inProcess,
            Site site,
            Map<String, String> variables,
            Map<String, String> query,
            RequestBody body,
            RequestCookies cookies,
            CookieConfiguration cookieSet,
            CsrfToken csrf,
            String callbackUrl) {
        this.request = request;
        this.inProcess = inProcess;
        this.site = site;
        this.variables = variables;
        this.query = query;
        this.body = body;
        this.cookies = cookies;
        this.cookieSet = cookieSet;
        this.csrf = csrf;
        this.callbackUrl = callbackUrl;
    }

    public AuthRequest request() {
        return request;
    }

    /** Returns whether the application itself makes the call for the request that it serves. Such a call is a POST. */
    public boolean isInProcess() {
        return inProcess;
    }

    public boolean isPost() {
        return inProcess || request.method().equals("POST");
    }

    /** Returns whether the caller knows the CSRF token. The router checks this, so endpoints need not. */
    public boolean hasCsrfProof() {
        return inProcess || (isPost() && csrf.proves(body.text("csrfToken")));
    }

    public Site site() {
        return site;
    }

    /** Returns the value of a variable of the {@link RouteSpec} in the path, not decoded. */
    public @Nullable String variable(String name) {
        return variables.get(name);
    }

    public Map<String, String> query() {
        return query;
    }

    public RequestBody body() {
        return body;
    }

    public RequestCookies cookies() {
        return cookies;
    }

    public CookieConfiguration cookieSet() {
        return cookieSet;
    }

    /** Returns the current CSRF token, for the field {@code csrfToken} of a form. */
    public String csrfToken() {
        return csrf.token();
    }

    /** Returns the address to which the browser goes in the end. */
    public String callbackUrl() {
        return callbackUrl;
    }

    /** Returns whether the user has chosen to stay signed in, in this call or when the sign-in began. */
    public boolean remembers() {
        Boolean before = remembered;
        return before == null ? body.isOn(REMEMBER) : before;
    }

    /** Keeps to what the user chose when the sign-in began, whatever this call says. */
    public void remember(boolean chosen) {
        remembered = chosen;
    }

    /**
     * Returns what this browser has shown so far. This is only for routes that are {@link RouteSpec#halfSignedIn}.
     *
     * @throws IllegalStateException for any other
     */
    public Proven soFar() {
        Proven known = soFar;
        if (known == null) {
            throw new IllegalStateException("the route is not halfSignedIn()");
        }
        return known;
    }

    /** Returns the factor that the user has shown last; empty if the sign-in of this call has not waited for a step. */
    public Optional<Factor> shownLast() {
        Proven known = soFar;
        return known == null
                ? Optional.empty()
                : Optional.of(known.factors().get(known.factors().size() - 1));
    }

    void goOn(Proven from) {
        soFar = from;
    }

    /**
     * Returns the session of the user who calls. This is only for routes that are {@link RouteSpec#signedIn} or
     * {@link RouteSpec#recently}.
     *
     * @throws IllegalStateException for any other
     */
    public Session session() {
        Session known = session;
        if (known == null) {
            throw new IllegalStateException("the route is not signedIn()");
        }
        return known;
    }

    /** Returns the session of the user who calls, if the router has read it. */
    public Optional<Session> knownSession() {
        return Optional.ofNullable(session);
    }

    void signedIn(Session caller) {
        session = caller;
    }

    /** Queues a cookie. The answer sends it, even if the call fails. */
    public void send(SetCookie cookie) {
        pending.add(cookie);
    }

    /** Queues cookies as {@link #send(SetCookie)} does. */
    public void send(Collection<SetCookie> cookies) {
        pending.addAll(cookies);
    }

    /**
     * Returns {@code response} with all cookies queued so far. Of two cookies with the same name, the later one counts.
     */
    public AuthResponse withCookies(AuthResponse response) {
        Map<String, Header> headers = new LinkedHashMap<>();
        pending.forEach(cookie -> headers.put(cookie.identity(), new Header("Set-Cookie", cookie.line())));
        return response.with(headers.values());
    }
}
