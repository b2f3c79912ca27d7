package dev.latchkey.feature;

import dev.latchkey.error.AuthException;
import dev.latchkey.http.AuthResponse;

/** Answers the calls of a route. */
@FunctionalInterface
public interface Endpoint {

    /**
     * Answers a call for which the router has asked everything that the {@link RouteSpec} demands.
     *
     * @throws AuthException for every way in which it can fail
     */
    AuthResponse answer(EndpointCall call);
}
