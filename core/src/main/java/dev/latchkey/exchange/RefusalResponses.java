package dev.latchkey.exchange;

import dev.latchkey.error.ErrorCode;
import dev.latchkey.feature.BrowserNavigation;
import dev.latchkey.feature.MissingAuthorization;
import dev.latchkey.feature.StepUpChallenge;
import dev.latchkey.guard.Explanation;
import dev.latchkey.guard.StepUp;
import dev.latchkey.http.AuthRequest;
import dev.latchkey.http.AuthResponse;
import dev.latchkey.http.Header;
import dev.latchkey.model.BuiltInPage;
import dev.latchkey.model.CustomPages;
import dev.latchkey.page.ErrorPage;
import dev.latchkey.page.Pages;
import dev.latchkey.site.CallbackUrlPolicy;
import dev.latchkey.site.Site;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Creates the response to a refused request. A browser gets a page, and a program gets a status and JSON. */
public final class RefusalResponses {

    private static final String REFUSAL = "Latchkey-Refusal";

    private final Supplier<Pages> pages;
    private final CustomPages custom;

    public RefusalResponses(Supplier<Pages> pages, CustomPages custom) {
        this.pages = pages;
        this.custom = custom;
    }

    /**
     * Returns the response if nobody is signed in or, with {@code signedIn}, if the user may not make the request.
     *
     * @param challenges say to a program how it can sign in
     */
    AuthResponse refuse(AuthRequest request, @Nullable Site site, boolean signedIn, List<Header> challenges) {
        if (site == null || !BrowserNavigation.is(request)) {
            return signedIn
                    ? json(403, "Access denied")
                    : json(401, "Not authenticated").with(challenges);
        }
        return noStore(signedIn ? denied(site) : toSignIn(request, site));
    }

    /**
     * Returns the response to a request for an endpoint at an address at which the application signs nobody in.
     *
     * @param refused whether the client is wrong, and not the configuration
     */
    AuthResponse withoutSite(AuthRequest request, boolean refused) {
        int status = refused ? 400 : 500;
        if (BrowserNavigation.is(request)) {
            return noStore(pages.get().wrongAddress(status));
        }
        return AuthResponse.json(
                status,
                refused
                        ? "\"Bad request.\""
                        : "{\"message\":\"The public address of this application is not configured.\"}");
    }

    /** Returns the response to a program that may not make the request, although it is known who sent it. */
    static AuthResponse program(MissingAuthorization missing, List<Header> challenges) {
        AuthResponse answer = missing.stepUp() == null
                ? json(403, "Access denied")
                : json(401, "A more recent authentication is required");
        return answer.with(challenges);
    }

    /** Returns the response if the signed-in user must confirm their identity again (RFC 9470 section 3). */
    AuthResponse confirm(AuthRequest request, @Nullable Site site, StepUp missing) {
        if (site == null || !BrowserNavigation.is(request)) {
            return noStore(StepUpChallenge.of(missing, site));
        }
        return noStore(away(request, StepUpChallenge.address(missing, site, CallbackUrlPolicy.backTo(request, site))));
    }

    /** Returns the response to a path that can be read in two ways. */
    static AuthResponse ambiguous() {
        return json(400, "Bad request.");
    }

    private AuthResponse toSignIn(AuthRequest request, Site site) {
        String page = custom.signIn() == null ? site.basePath() + "/signin" : custom.signIn();
        return away(request, site.page(page, CallbackUrlPolicy.backTo(request, site)));
    }

    /**
     * Returns a redirect. After a form its status is 303, because with 307 the browser would send the form's content to
     * the new address.
     */
    private static AuthResponse away(AuthRequest request, String location) {
        return AuthResponse.redirect(request.method().equals("POST") ? 303 : 302, location);
    }

    /** Returns whether a template of the application writes the page for a user who may not see a page. */
    boolean hasTemplate() {
        return custom.templates().containsKey(BuiltInPage.ERROR);
    }

    /**
     * Returns a refusal that says to a developer why the guard refused, and else is as it was. The words of the
     * explanation are English, as those of the log.
     */
    AuthResponse explained(AuthResponse refusal, Site site, Explanation explanation) {
        String type = refusal.header("Content-Type");
        boolean page = refusal.status() == 403 && type != null && type.startsWith("text/html");
        AuthResponse told = page
                ? refusal.withBody(pages.get()
                        .accessDenied(errorPage(site), explanation.toString())
                        .body())
                : refusal;
        return told.with(REFUSAL, explanation.toString().replaceAll("[^\\x20-\\x7e]", "?"));
    }

    private AuthResponse denied(Site site) {
        Map<String, String> error = Map.of("error", ErrorCode.ACCESS_DENIED.wire());
        if (custom.error() != null) {
            return AuthResponse.redirect(site.page(custom.error(), error));
        }
        return pages.get().error(errorPage(site));
    }

    private static ErrorPage errorPage(Site site) {
        return new ErrorPage(
                ErrorCode.ACCESS_DENIED.wire(),
                site.endpoint("signin"),
                site.home(),
                site.origin().authority());
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
