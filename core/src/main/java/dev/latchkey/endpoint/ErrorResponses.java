package dev.latchkey.endpoint;

import dev.latchkey.error.AuthException;
import dev.latchkey.error.CredentialsSignin;
import dev.latchkey.error.ErrorCode;
import dev.latchkey.error.TooManyRequests;
import dev.latchkey.feature.BrowserNavigation;
import dev.latchkey.feature.RouteSpec;
import dev.latchkey.http.AuthRequest;
import dev.latchkey.http.AuthResponse;
import dev.latchkey.model.CustomPages;
import dev.latchkey.page.ErrorPage;
import dev.latchkey.page.Pages;
import dev.latchkey.site.Site;
import dev.latchkey.wire.Json;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Creates the responses that a client gets after a failure (wire.md#failures). */
final class ErrorResponses {

    private static final Logger LOG = LoggerFactory.getLogger(ErrorResponses.class);

    /**
     * The value of {@code Retry-After}. The time is short, because users reload the page anyway before a database has
     * restarted.
     */
    private static final Duration RETRY_AFTER = Duration.ofSeconds(5);

    private final CustomPages pages;
    private final Pages builtIn;

    ErrorResponses(CustomPages pages, Pages builtIn) {
        this.pages = pages;
        this.builtIn = builtIn;
    }

    /** Returns the response to a request that failed with {@code failure}, which the log has with its number. */
    AuthResponse answer(AuthException failure, String reference, Site site, RouteSpec route, AuthRequest request) {
        log(failure, reference, route);
        boolean program = (route.needsSession() || route.isForPeopleAndPrograms()) && !BrowserNavigation.is(request);
        boolean json = program || request.header(EndpointResponses.JSON_REDIRECT) != null;
        if (failure.code() == ErrorCode.ADAPTER || failure.code() == ErrorCode.OVERLOADED) {
            return unavailable(site, json || route.isForPrograms(), reference);
        }
        if (failure instanceof TooManyRequests limited) {
            return tooMany(limited, site, json, reference);
        }
        if (failure.code() == ErrorCode.BODY_TOO_LARGE) {
            return AuthResponse.json(413, Json.write(body("The body is too large.", null, reference)));
        }
        if (failure.code() == ErrorCode.BAD_REQUEST) {
            return EndpointResponses.badRequest();
        }
        AuthResponse refusal = route.refusal();
        if (refusal != null) {
            return refusal;
        }
        return program ? refused(failure, site, reference) : page(failure, site, reference);
    }

    /** Returns the response for a program, in the cases in which a browser gets {@link #page}. */
    private static AuthResponse refused(AuthException failure, Site site, String reference) {
        ErrorCode code = failure.code().shown() ? failure.code() : ErrorCode.CONFIGURATION;
        return failure.isRefusal()
                ? json(403, "The request was refused.", code, site, reference)
                : json(500, "The request failed.", code, site, reference);
    }

    /**
     * Returns 503 for a store that does not answer. The response is not a redirect, so that reloading the page repeats
     * the request. The browser client finds the error in the member {@code url}.
     */
    AuthResponse unavailable(Site site, boolean program, @Nullable String reference) {
        ErrorCode code = ErrorCode.CONFIGURATION;
        AuthResponse answer = program
                ? json(503, "Temporarily unavailable, please try again.", code, site, reference)
                : builtIn.unavailable(errorPage(code, site, reference), RETRY_AFTER);
        return answer.with("Retry-After", Long.toString(RETRY_AFTER.toSeconds()));
    }

    /** Returns 429 for a client that must wait, for a program or as a page. */
    AuthResponse tooMany(TooManyRequests failure, Site site, boolean program, String reference) {
        AuthResponse answer = program
                ? json(429, "Too many attempts, please wait.", failure.code(), site, reference)
                : builtIn.tooMany(errorPage(failure.code(), site, reference), failure.retryAfter());
        long seconds = failure.retryAfter().plusMillis(999).toSeconds();
        return answer.with("Retry-After", Long.toString(Math.max(1, seconds)));
    }

    /** Returns 404 for an address without a route, for a program or as a page. */
    AuthResponse notFound(Site site, boolean program) {
        return program
                ? EndpointResponses.message(404, "There is nothing at this address.")
                : builtIn.notFound(errorPage(ErrorCode.UNKNOWN_ACTION, site, null));
    }

    private static AuthResponse json(
            int status, String message, ErrorCode code, Site site, @Nullable String reference) {
        Map<String, String> parameters = new ShownFailure(code.wire(), null, reference).parameters(null);
        String url = site.page(site.basePath() + "/error", parameters);
        return AuthResponse.json(status, Json.write(body(message, url, reference)));
    }

    private static Map<String, String> body(String message, @Nullable String url, @Nullable String reference) {
        Map<String, String> body = new LinkedHashMap<>();
        body.put("message", message);
        if (url != null) {
            body.put("url", url);
        }
        if (reference != null) {
            body.put("reference", reference);
        }
        return body;
    }

    private static ErrorPage errorPage(ErrorCode code, Site site, @Nullable String reference) {
        return new ErrorPage(
                code.wire(),
                null,
                reference,
                site.endpoint("signin"),
                site.home(),
                site.origin().authority());
    }

    /** Returns a redirect to the page that shows the failure. */
    AuthResponse page(AuthException failure, Site site, String reference) {
        ShownFailure shown = ShownFailure.of(failure, reference);
        Map<String, String> parameters =
                shown.parameters(failure instanceof CredentialsSignin refusal ? refusal.reason() : null);
        boolean signIn = failure.code().isForSignInPage();
        String custom = signIn ? pages.signIn() : pages.error();
        String standard = site.basePath() + (signIn ? "/signin" : "/error");
        return AuthResponse.redirect(site.page(custom == null ? standard : custom, parameters));
    }

    private static void log(AuthException failure, String reference, RouteSpec route) {
        if (failure.isRefusal()) {
            LOG.info("{} ({}, reference {})", failure.getMessage(), route, reference);
        } else {
            LOG.error("{} ({}, reference {})", failure.getMessage(), route, reference, failure);
        }
    }
}
