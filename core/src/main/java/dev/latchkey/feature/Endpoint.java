package dev.latchkey.feature;

import dev.latchkey.error.AuthException;
import dev.latchkey.http.AuthResponse;

/** Answers the calls of a route. */
@FunctionalInterface
public interface Endpoint {

    /**
     * Answers a call for which the router has checked all demands of the {@link RouteSpec}.
     *
     * @throws AuthException if the call fails for any reason
     */
    AuthResponse answer(EndpointCall call);
}
