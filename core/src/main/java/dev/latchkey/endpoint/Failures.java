package dev.latchkey.endpoint;

import dev.latchkey.error.AuthException;
import dev.latchkey.error.CredentialsSignin;
import dev.latchkey.error.ErrorCode;
import dev.latchkey.http.AuthResponse;
import dev.latchkey.site.Site;
import java.util.LinkedHashMap;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What a browser is told of a failure (contract §1.6). */
final class Failures {

    private static final Logger LOG = LoggerFactory.getLogger(Failures.class);

    private final CustomPages pages;

    Failures(CustomPages pages) {
        this.pages = pages;
    }

    /** The answer to a request that failed with {@code failure}. */
    AuthResponse answer(AuthException failure, Site site, Route route, boolean post) {
        log(failure, route);
        if (failure.code() == ErrorCode.BODY_TOO_LARGE) {
            return Answers.message(413, "The body is too large.");
        }
        if (failure.code() == ErrorCode.BAD_REQUEST) {
            return Answers.badRequest();
        }
        if (post && route.action() == Action.SESSION) {
            return AuthResponse.json(400, "null");
        }
        return page(failure, site);
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
        boolean signIn = failure.code().page() == ErrorCode.Page.SIGN_IN;
        String custom = signIn ? pages.signIn() : pages.error();
        String builtIn = site.basePath() + (signIn ? "/signin" : "/error");
        return site.page(custom == null ? builtIn : custom, parameters);
    }

    private static String shown(ErrorCode code) {
        if (code.shown()) {
            return code.wire();
        }
        return code.page() == ErrorCode.Page.SIGN_IN ? ErrorCode.OAUTH_CALLBACK.wire() : ErrorCode.CONFIGURATION.wire();
    }

    private static void log(AuthException failure, Route route) {
        if (failure instanceof AuthException.Refused || failure instanceof CredentialsSignin) {
            LOG.info("{} ({})", failure.getMessage(), route.action().wire);
        } else {
            LOG.error("{} ({})", failure.getMessage(), route.action().wire, failure);
        }
    }
}
