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

/** What a route answers in all: as its document says, and what {@link Endpoints} does by itself. */
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
        if (route.hasCookies()) {
            addInBothForms(all, route, 503, "The store did not answer; Retry-After says when to try again.");
        }
        if (all.stream().anyMatch(RouteAnswer::isRedirect)) {
            String instead = "In the place of a redirect, if the request has " + EndpointResponses.JSON_REDIRECT + ".";
            all.add(json(200, instead, ResponseSchemas.LOCATION));
        }
        return all;
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
