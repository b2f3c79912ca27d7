package dev.latchkey.feature;

import dev.latchkey.error.AuthException;
import dev.latchkey.error.ErrorCode;
import dev.latchkey.http.AuthRequest;
import dev.latchkey.seal.CsrfTokens;
import dev.latchkey.seal.CsrfTokens.CsrfToken;
import dev.latchkey.session.CookieConfiguration;
import dev.latchkey.session.SessionStrategies;
import dev.latchkey.site.CallbackUrlPolicy;
import dev.latchkey.site.Site;
import dev.latchkey.wire.ChunkedCookie;
import dev.latchkey.wire.Form;
import dev.latchkey.wire.MalformedException;
import dev.latchkey.wire.RequestCookies;
import dev.latchkey.wire.SetCookie;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Makes calls of requests (wire.md#cookies-of-any-answer). */
public final class EndpointCalls {

    private final SessionStrategies sessions;
    private final CsrfTokens csrfTokens;
    private final CallbackUrlPolicy callbackUrls;

    public EndpointCalls(SessionStrategies sessions, CsrfTokens csrfTokens, CallbackUrlPolicy callbackUrls) {
        this.sessions = sessions;
        this.csrfTokens = csrfTokens;
        this.callbackUrls = callbackUrls;
    }

    /** The call of a request that came over HTTP. */
    public EndpointCall of(AuthRequest request, Site site, Map<String, String> variables, RequestBody body) {
        Map<String, String> query;
        try {
            query = Form.parse(request.query());
        } catch (MalformedException e) {
            throw new AuthException.Refused(ErrorCode.BAD_REQUEST, "the query is not well-formed", e);
        }
        RequestCookies cookies = new RequestCookies(request.headers("Cookie"));
        CookieConfiguration set = sessions.cookies(site.origin().isSecure());
        CsrfToken csrf = csrfTokens.of(cookies.all(set.csrf()));
        String remembered = remembered(cookies, set, site);
        String asked = body.text("callbackUrl");
        String callbackUrl = callbackUrls.resolve(
                asked == null || asked.isEmpty() ? query.get("callbackUrl") : asked, remembered, site);
        EndpointCall call =
                new EndpointCall(request, false, site, variables, query, body, cookies, set, csrf, callbackUrl);
        if (call.isPost() && !call.hasCsrfProof()) {
            return call; // from another site it comes without our cookies: the browser may well have them
        }
        String csrfCookie = csrf.cookieValue();
        if (csrfCookie != null) {
            call.send(new SetCookie(set.csrf(), csrfCookie, set.hostAttributes()));
        }
        if (!callbackUrl.equals(remembered)) {
            call.send(ChunkedCookie.write(cookies, set.callbackUrl(), callbackUrl, set.attributes()));
        }
        return call;
    }

    /** Where an earlier request wanted to go: of several cookies the first that names a place of ours. */
    private @Nullable String remembered(RequestCookies cookies, CookieConfiguration set, Site site) {
        List<String> all = cookies.all(set.callbackUrl());
        return all.stream()
                .filter(url ->
                        all.size() == 1 || callbackUrls.allowed(url, site).equals(url))
                .findFirst()
                .orElse(null);
    }

    /** The token for forms of the application's own. */
    public IssuedCsrfToken csrf(AuthRequest request, Site site) {
        CookieConfiguration set = sessions.cookies(site.origin().isSecure());
        CsrfToken csrf = csrfTokens.of(new RequestCookies(request.headers("Cookie")).all(set.csrf()));
        String value = csrf.cookieValue();
        return new IssuedCsrfToken(
                csrf.token(), value == null ? null : new SetCookie(set.csrf(), value, set.hostAttributes()));
    }

    /**
     * A POST that the application itself makes for the request it is serving: it needs no proof and leaves no traces.
     */
    public EndpointCall inProcess(AuthRequest request, Site site, RequestBody body) {
        RequestCookies cookies = new RequestCookies(request.headers("Cookie"));
        CookieConfiguration set = sessions.cookies(site.origin().isSecure());
        @Nullable String asked = body.text("callbackUrl");
        return new EndpointCall(
                request,
                true,
                site,
                Map.of(),
                Map.of(),
                body,
                cookies,
                set,
                csrfTokens.of(cookies.all(set.csrf())),
                callbackUrls.resolve(asked, null, site));
    }
}
