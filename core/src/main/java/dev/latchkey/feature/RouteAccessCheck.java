package dev.latchkey.feature;

import dev.latchkey.error.AuthException;
import dev.latchkey.guard.StepUp;
import dev.latchkey.http.AuthResponse;
import dev.latchkey.model.CustomPages;
import dev.latchkey.model.Session;
import dev.latchkey.site.CallbackUrlPolicy;
import dev.latchkey.wire.Json;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Asks for the session that {@link RouteSpec#signedIn} and {@link RouteSpec#recently} demand (wire.md#requests). */
public record RouteAccessCheck(Callers callers, CustomPages pages, StepUpCheck stepUps) {

    /**
     * Returns the answer to send in place of the route's; {@code null} if the route may answer. The call then has the
     * session that the route demands.
     *
     * @throws AuthException.Fault if the store did not answer
     */
    public @Nullable AuthResponse refusal(RouteSpec route, EndpointCall call) {
        if (!route.needsSession()) {
            return null;
        }
        StepUp missing = route.stepUp();
        boolean anew = missing != null || route.method() == RouteSpec.Method.POST; // it may change something
        Session session = (anew ? callers.session(call) : callers.known(call)).orElse(null);
        boolean person = BrowserNavigation.is(call.request());
        if (session == null) {
            return person ? AuthResponse.redirect(call.site().page(signInPage(call), back(call))) : notSignedIn();
        }
        if (missing != null && !stepUps.isDone(missing, session)) {
            return person
                    ? AuthResponse.redirect(StepUpChallenge.address(missing, call.site(), back(call)))
                    : StepUpChallenge.of(missing, call.site());
        }
        call.signedIn(session);
        return null;
    }

    private String signInPage(EndpointCall call) {
        String custom = pages.signIn();
        return custom == null ? call.site().basePath() + "/signin" : custom;
    }

    /** A form cannot be sent again from there, so its own {@code callbackUrl} is where people come back to. */
    private static Map<String, String> back(EndpointCall call) {
        return call.isPost()
                ? Map.of("callbackUrl", call.callbackUrl())
                : CallbackUrlPolicy.backTo(call.request(), call.site());
    }

    private static AuthResponse notSignedIn() {
        return AuthResponse.json(401, Json.write(Map.of("message", "Not authenticated")));
    }
}
