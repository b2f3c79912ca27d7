package dev.latchkey.endpoint;

import dev.latchkey.http.AuthRequest;
import dev.latchkey.http.AuthResponse;
import dev.latchkey.http.Header;
import dev.latchkey.seal.CsrfTokens.CsrfToken;
import dev.latchkey.session.CookieSet;
import dev.latchkey.signin.RequestedParameters;
import dev.latchkey.site.Site;
import dev.latchkey.wire.RequestCookies;
import dev.latchkey.wire.SetCookie;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * One request to an endpoint, read and ready (wire.md#cookies-of-any-answer), and the cookies that will go out with its
 * answer.
 */
final class Call {

    final AuthRequest request;
    final boolean post;
    private final boolean inProcess;
    final Site site;
    final Route route;
    final Map<String, String> query;
    final Body body;
    final RequestCookies cookies;
    final CookieSet cookieSet;
    final CsrfToken csrf;
    final boolean proven;
    final String callbackUrl;
    private final List<SetCookie> pending = new ArrayList<>();

    Call(
            AuthRequest request,
            boolean post,
            boolean inProcess,
            Site site,
            Route route,
            Map<String, String> query,
            Body body,
            RequestCookies cookies,
            CookieSet cookieSet,
            CsrfToken csrf,
            boolean proven,
            String callbackUrl) {
        this.request = request;
        this.post = post;
        this.inProcess = inProcess;
        this.site = site;
        this.route = route;
        this.query = query;
        this.body = body;
        this.cookies = cookies;
        this.cookieSet = cookieSet;
        this.csrf = csrf;
        this.proven = proven;
        this.callbackUrl = callbackUrl;
    }

    /** What this sign-in asks of the provider. */
    RequestedParameters requested() {
        return inProcess ? RequestedParameters.ofApplication(body.texts()) : RequestedParameters.ofBrowser(query);
    }

    void send(SetCookie cookie) {
        pending.add(cookie);
    }

    void send(Collection<SetCookie> cookies) {
        pending.addAll(cookies);
    }

    /** {@code response} with every cookie queued so far; of two for the same the later counts. */
    AuthResponse withCookies(AuthResponse response) {
        Map<String, Header> headers = new LinkedHashMap<>();
        pending.forEach(cookie -> headers.put(cookie.identity(), new Header("Set-Cookie", cookie.line())));
        return response.with(headers.values());
    }
}
