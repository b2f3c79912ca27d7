package dev.latchkey.logout;

import dev.latchkey.feature.Endpoint;
import dev.latchkey.feature.EndpointCall;
import dev.latchkey.feature.RouteAnswer;
import dev.latchkey.feature.RouteDocument;
import dev.latchkey.feature.RouteField;
import dev.latchkey.feature.RouteSpec;
import dev.latchkey.http.AuthResponse;
import dev.latchkey.site.CallbackUrlPolicy;

/**
 * Handles {@code GET /signout/return}, to which a provider redirects a browser that has signed out there. This is the
 * one address to register. The session here has ended before, so this endpoint changes nothing.
 */
final class SignOutReturn implements Endpoint {

    /** The path below the base path. */
    static final String PATH = "signout/return";

    private static final RouteDocument DOCUMENT = RouteDocument.of(
                    "Takes browsers that come back from signing out at a provider.")
            .query(RouteField.optional("state", RouteField.Kind.TEXT, "Where the browser goes, sealed."))
            .answers(RouteAnswer.redirect("To the address in the state; home if the state is missing or not ours."));

    private final SignOutState states;
    private final CallbackUrlPolicy callbackUrls;

    SignOutReturn(SignOutState states, CallbackUrlPolicy callbackUrls) {
        this.states = states;
        this.callbackUrls = callbackUrls;
    }

    RouteSpec route() {
        return RouteSpec.get(PATH, this).withoutCookies().describedBy(DOCUMENT);
    }

    @Override
    public AuthResponse answer(EndpointCall call) {
        String state = call.query().getOrDefault("state", "");
        return AuthResponse.redirect(callbackUrls.resolve(states.open(state).orElse(null), null, call.site()));
    }
}
