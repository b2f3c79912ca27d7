package dev.latchkey.feature;

import dev.latchkey.http.AuthResponse;
import dev.latchkey.model.Factor;
import java.util.List;
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

    /**
     * Takes note of what a user has shown: all factors of a sign-in that is complete, or those of a confirmation.
     *
     * @throws dev.latchkey.error.AuthException if the store does not answer. Then nobody is signed in or confirmed
     */
    default void shown(String userId, List<Factor> factors) {}

    /**
     * Returns whether a signed-in user has recently shown enough for a route with {@link RouteSpec#recently} and for
     * linking an account. Rules of the application do not ask.
     *
     * @param recent the factors that are recent enough for the route; empty to ask whether the user has to show one
     */
    default boolean isEnough(String userId, List<Factor> recent) {
        return true;
    }

    /**
     * Returns whether this method alone shows what {@link #isEnough} requires of the user. The confirmation page offers
     * only such methods, if there are any.
     */
    default boolean accepts(String userId, ConfirmMethod method) {
        return true;
    }
}
