package dev.latchkey.exchange;

import dev.latchkey.error.AuthException;
import dev.latchkey.error.ErrorCode;
import dev.latchkey.http.AuthRequest;
import dev.latchkey.site.Site;

/**
 * Checks that a form of the application was sent from the application's own pages. Sign-in from code has no CSRF token
 * to check. This class therefore uses the headers in which the browser names the request's origin (Fetch Metadata, and
 * {@code Origin} of RFC 6454).
 */
final class FormOriginCheck {

    private FormOriginCheck() {}

    /**
     * Checks that the request may change state and comes from a page of this site.
     *
     * @throws AuthException.Refused {@link ErrorCode#MISSING_CSRF} if the check fails
     */
    static void require(AuthRequest request, Site site) {
        if (request.method().equals("GET") || request.method().equals("HEAD")) {
            throw refused("signing in and out changes things: do it in the handler of a POST");
        }
        if ("cross-site".equals(request.header("Sec-Fetch-Site"))) {
            throw refused("the form was sent from another site");
        }
        String origin = request.header("Origin");
        if (origin != null && !site.origin().owns(origin)) {
            throw refused("the form was sent from another origin");
        }
    }

    private static AuthException refused(String why) {
        return new AuthException.Refused(ErrorCode.MISSING_CSRF, why);
    }
}
