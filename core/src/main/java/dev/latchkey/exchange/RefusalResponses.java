package dev.latchkey.exchange;

import dev.latchkey.error.ErrorCode;
import dev.latchkey.feature.BrowserNavigation;
import dev.latchkey.feature.StepUpChallenge;
import dev.latchkey.guard.StepUp;
import dev.latchkey.http.AuthRequest;
import dev.latchkey.http.AuthResponse;
import dev.latchkey.model.CustomPages;
import dev.latchkey.page.ErrorPage;
import dev.latchkey.page.Pages;
import dev.latchkey.site.CallbackUrlPolicy;
import dev.latchkey.site.Site;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** How a request is turned away: a person sees a page, a program a status and JSON. */
public final class RefusalResponses {

    private final Pages pages;
    private final CustomPages custom;

    public RefusalResponses(Pages pages, CustomPages custom) {
        this.pages = pages;
        this.custom = custom;
    }

    /** Nobody is signed in, or ({@code signedIn}) somebody is who may not do this. */
    AuthResponse refuse(AuthRequest request, @Nullable Site site, boolean signedIn) {
        if (site == null || !BrowserNavigation.is(request)) {
            return signedIn ? json(403, "Access denied") : json(401, "Not authenticated");
        }
        return noStore(signedIn ? denied(site) : toSignIn(request, site));
    }

    /** Somebody is signed in who has to show anew that it is them (RFC 9470 section 3). */
    AuthResponse confirm(AuthRequest request, @Nullable Site site, StepUp missing) {
        if (site == null || !BrowserNavigation.is(request)) {
            return noStore(StepUpChallenge.of(missing, site));
        }
        return noStore(away(request, StepUpChallenge.address(missing, site, CallbackUrlPolicy.backTo(request, site))));
    }

    /** The path could be read in two ways. */
    static AuthResponse ambiguous() {
        return json(400, "Bad request.");
    }

    private AuthResponse toSignIn(AuthRequest request, Site site) {
        String page = custom.signIn() == null ? site.basePath() + "/signin" : custom.signIn();
        return away(request, site.page(page, CallbackUrlPolicy.backTo(request, site)));
    }

    /** 303 after a form: 307 would send the form's content along. */
    private static AuthResponse away(AuthRequest request, String location) {
        return AuthResponse.redirect(request.method().equals("POST") ? 303 : 302, location);
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

    static AuthResponse json(int status, String message) {
        return noStore(AuthResponse.json(status, "{\"message\":\"" + message + "\"}"));
    }

    private static AuthResponse noStore(AuthResponse response) {
        return response.header("Cache-Control") == null
                ? response.with("Cache-Control", "private, no-cache, no-store")
                : response;
    }
}
