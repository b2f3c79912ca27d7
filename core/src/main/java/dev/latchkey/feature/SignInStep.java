package dev.latchkey.feature;

import dev.latchkey.http.AuthResponse;
import java.util.Optional;

/**
 * Something that stands between "who is it" and a session, such as a second factor. It is asked for every sign-in,
 * whatever its method.
 */
public interface SignInStep {

    /**
     * What to answer if something is missing still: a redirect to the page of the step. Empty: nothing is. The answer
     * goes out with a cookie that lets this browser go on, and without a session.
     */
    Optional<AuthResponse> missing(EndpointCall call, Proven soFar);
}
