package dev.latchkey.feature;

import dev.latchkey.http.AuthResponse;
import java.util.Optional;

/**
 * A step between recognising a user and making the session, such as a second factor. Latchkey asks every step at every
 * sign-in, whatever the method.
 */
public interface SignInStep {

    /**
     * Returns a redirect to the page of the step if something is still missing; empty if nothing is missing. Latchkey
     * sends the redirect with a cookie with which this browser can continue, and without a session.
     */
    Optional<AuthResponse> missing(EndpointCall call, Proven soFar);
}
