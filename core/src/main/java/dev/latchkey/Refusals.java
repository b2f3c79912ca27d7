package dev.latchkey;

import dev.latchkey.error.ErrorCode;
import dev.latchkey.http.AuthRequest;
import dev.latchkey.http.AuthResponse;
import dev.latchkey.model.CustomPages;
import dev.latchkey.page.ErrorPage;
import dev.latchkey.page.Pages;
import dev.latchkey.site.CallbackUrls;
import dev.latchkey.site.Site;
import dev.latchkey.wire.Ascii;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** How a request is turned away: a person sees a page, a program a status and JSON. */
final class Refusals {

    private final Pages pages;
    private final CustomPages custom;

    Refusals(Pages pages, CustomPages custom) {
        this.pages = pages;
        this.custom = custom;
    }

    /** Nobody is signed in, or ({@code signedIn}) somebody is who may not do this. */
    AuthResponse refuse(AuthRequest request, @Nullable Site site, boolean signedIn) {
        if (site == null || !isNavigation(request)) {
            return signedIn ? json(403, "Access denied") : json(401, "Not authenticated");
        }
        return noStore(signedIn ? denied(site) : toSignIn(request, site));
    }

    /** The path could be read in two ways. */
    static AuthResponse ambiguous() {
        return json(400, "Bad request.");
    }

    private AuthResponse toSignIn(AuthRequest request, Site site) {
        boolean repeatable = !request.method().equals("POST");
        String page = custom.signIn() == null ? site.basePath() + "/signin" : custom.signIn();
        // 303 after a form: 307 would send the form's content to the sign-in page
        return AuthResponse.redirect(repeatable ? 302 : 303, site.page(page, comingBack(request, site)));
    }

    /** The way back, as far as it can be remembered; headers have a limit at every server. */
    private static Map<String, String> comingBack(AuthRequest request, Site site) {
        String path = site.origin() + site.contextPath() + request.path();
        String whole = request.query() == null ? path : path + "?" + request.query();
        return Stream.of(whole, path)
                .filter(CallbackUrls::isFit)
                .findFirst()
                .map(url -> Map.of("callbackUrl", url))
                .orElse(Map.of());
    }

    private AuthResponse denied(Site site) {
        Map<String, String> error = Map.of("error", ErrorCode.ACCESS_DENIED.wire());
        if (custom.error() != null) {
            return AuthResponse.redirect(site.page(custom.error(), error));
        }
        return pages.error(new ErrorPage(
                ErrorCode.ACCESS_DENIED.wire(),
                site.endpoint("signin"),
                site.origin() + site.contextPath(),
                site.origin().authority()));
    }

    /** Whether a person is waiting for a page: what the browser says, or for old ones, what it accepts. */
    static boolean isNavigation(AuthRequest request) {
        String mode = request.header("Sec-Fetch-Mode");
        if (mode != null) {
            return mode.equals("navigate");
        }
        String accept = request.header("Accept");
        return accept != null
                && Ascii.lower(accept).contains("text/html")
                && request.header("X-Requested-With") == null;
    }

    static AuthResponse json(int status, String message) {
        return noStore(AuthResponse.json(status, "{\"message\":\"" + message + "\"}"));
    }

    private static AuthResponse noStore(AuthResponse response) {
        return response.header("Cache-Control") == null
                ? response.with("Cache-Control", "private, no-cache, no-store")
                : response;
    }
}
