package dev.latchkey.endpoint;

import dev.latchkey.error.AuthException;
import dev.latchkey.error.CredentialsSignin;
import dev.latchkey.error.ErrorCode;
import dev.latchkey.error.TooManyRequests;
import dev.latchkey.http.AuthRequest;
import dev.latchkey.http.AuthResponse;
import dev.latchkey.model.CustomPages;
import dev.latchkey.page.ErrorPage;
import dev.latchkey.page.Pages;
import dev.latchkey.site.Site;
import dev.latchkey.wire.Json;
import java.util.LinkedHashMap;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What a browser is told of a failure (contract §1.6). */
final class Failures {

    private static final Logger LOG = LoggerFactory.getLogger(Failures.class);

    /** Longer than a restart of a database takes is no use: people press the button before. */
    private static final String SECONDS_TO_RETRY = "5";

    private final CustomPages pages;
    private final Pages builtIn;

    Failures(CustomPages pages, Pages builtIn) {
        this.pages = pages;
        this.builtIn = builtIn;
    }

    /** The answer to a request that failed with {@code failure}. */
    AuthResponse answer(AuthException failure, Site site, Route route, AuthRequest request) {
        log(failure, route);
        if (failure.code() == ErrorCode.ADAPTER) {
            boolean program = route.action() == Action.SESSION || request.header(Answers.JSON_REDIRECT) != null;
            return unavailable(site, program);
        }
        if (failure instanceof TooManyRequests limited) {
            return tooMany(limited, site, request.header(Answers.JSON_REDIRECT) != null);
        }
        if (failure.code() == ErrorCode.BODY_TOO_LARGE) {
            return Answers.message(413, "The body is too large.");
        }
        if (failure.code() == ErrorCode.BAD_REQUEST) {
            return Answers.badRequest();
        }
        if (request.method().equals("POST") && route.action() == Action.SESSION) {
            return AuthResponse.json(400, "null");
        }
        return page(failure, site);
    }

    /**
     * The store did not answer: 503, and come back. It is no redirect, so that reloading the page tries again. The
     * browser client reads {@code url} and finds the error in it.
     */
    AuthResponse unavailable(Site site, boolean program) {
        ErrorCode code = ErrorCode.CONFIGURATION;
        AuthResponse answer = program
                ? json(503, "Temporarily unavailable, please try again.", code, site)
                : builtIn.unavailable(errorPage(code, site));
        return answer.with("Retry-After", SECONDS_TO_RETRY);
    }

    /** This client has to wait: 429, in the same two forms. */
    AuthResponse tooMany(TooManyRequests failure, Site site, boolean program) {
        AuthResponse answer = program
                ? json(429, "Too many attempts, please wait.", failure.code(), site)
                : builtIn.tooMany(errorPage(failure.code(), site));
        long seconds = failure.retryAfter().plusMillis(999).toSeconds();
        return answer.with("Retry-After", Long.toString(Math.max(1, seconds)));
    }

    private static AuthResponse json(int status, String message, ErrorCode code, Site site) {
        String url = site.page(site.basePath() + "/error", Map.of("error", code.wire()));
        return AuthResponse.json(status, Json.write(Map.of("message", message, "url", url)));
    }

    private static ErrorPage errorPage(ErrorCode code, Site site) {
        return new ErrorPage(
                code.wire(),
                site.endpoint("signin"),
                site.origin() + site.contextPath(),
                site.origin().authority());
    }

    /** The page that tells a person of it. */
    AuthResponse page(AuthException failure, Site site) {
        return AuthResponse.redirect(url(failure, site));
    }

    private String url(AuthException failure, Site site) {
        Map<String, String> parameters = new LinkedHashMap<>();
        parameters.put("error", shown(failure.code()));
        if (failure instanceof CredentialsSignin refusal) {
            parameters.put("code", refusal.reason());
        }
        boolean signIn = failure.code().isForSignInPage();
        String custom = signIn ? pages.signIn() : pages.error();
        String standard = site.basePath() + (signIn ? "/signin" : "/error");
        return site.page(custom == null ? standard : custom, parameters);
    }

    private static String shown(ErrorCode code) {
        if (code.shown()) {
            return code.wire();
        }
        return code.isForSignInPage() ? ErrorCode.OAUTH_CALLBACK.wire() : ErrorCode.CONFIGURATION.wire();
    }

    private static void log(AuthException failure, Route route) {
        if (failure.isRefusal()) {
            LOG.info("{} ({})", failure.getMessage(), route.action().wire);
        } else {
            LOG.error("{} ({})", failure.getMessage(), route.action().wire, failure);
        }
    }
}
