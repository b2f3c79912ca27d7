package dev.latchkey.endpoint;

import static dev.latchkey.feature.RouteAnswer.json;
import static dev.latchkey.feature.RouteAnswer.page;
import static dev.latchkey.feature.RouteAnswer.redirect;

import dev.latchkey.feature.RouteAnswer;
import dev.latchkey.feature.RouteSpec;
import dev.latchkey.http.AuthResponse;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Collects the responses of a route for OpenAPI. {@link Endpoints} can send some responses for every route. The
 * document of the route has the others.
 */
final class DocumentedAnswers {

    private DocumentedAnswers() {}

    static List<RouteAnswer> of(RouteSpec route) {
        boolean post = route.method() == RouteSpec.Method.POST;
        List<RouteAnswer> all = new ArrayList<>(route.document().answers());
        all.add(failure(route.refusal()));
        all.add(json(400, "The request is malformed.", ResponseSchemas.BAD_REQUEST));
        if (post) {
            all.add(json(413, "The body is too large.", ResponseSchemas.MESSAGE));
        }
        if (post && (route.isSignIn() || route.isHalfSignedIn())) {
            addInBothForms(all, route, 429, "There were too many attempts; Retry-After says how long to wait.");
        }
        if (route.needsSession()) {
            addRefusals(all, route);
        }
        if (route.hasCookies() || route.needsSession()) {
            addInBothForms(all, route, 503, "The store did not answer; Retry-After says when to try again.");
        }
        if (all.stream().anyMatch(RouteAnswer::isRedirect)) {
            String instead = "In the place of a redirect, if the request has " + EndpointResponses.JSON_REDIRECT + ".";
            all.add(json(200, instead, ResponseSchemas.LOCATION));
        }
        return all;
    }

    private static void addRefusals(List<RouteAnswer> all, RouteSpec route) {
        all.add(redirect("To the sign-in page, if nobody is signed in."));
        all.add(json(401, "Nobody is signed in.", ResponseSchemas.MESSAGE));
        if (route.stepUp() != null) {
            all.add(redirect("To the page where users confirm that it is them, if they have not done so lately."));
            all.add(json(401, "The user has to confirm that it is them (RFC 9470).", ResponseSchemas.MESSAGE));
        }
        all.add(json(403, "The request was refused.", ResponseSchemas.MESSAGE));
        all.add(json(500, "The request failed.", ResponseSchemas.MESSAGE));
    }

    private static RouteAnswer failure(@Nullable AuthResponse refusal) {
        return refusal == null
                ? redirect("After a failure: to the page that says what went wrong.")
                : json(refusal.status(), "After a failure.", "{\"const\":" + refusal.body() + "}");
    }

    private static void addInBothForms(List<RouteAnswer> all, RouteSpec route, int status, String description) {
        if (!route.isForPrograms()) {
            all.add(page(status, description));
        }
        all.add(json(status, description, ResponseSchemas.MESSAGE));
    }
}
