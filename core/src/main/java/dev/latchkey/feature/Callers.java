package dev.latchkey.feature;

import dev.latchkey.model.Session;
import java.util.Optional;

/** Says who calls a route that is open to anybody, and does something else for users who are signed in. */
@FunctionalInterface
public interface Callers {

    /**
     * Returns the session of the caller, as the store has it now; empty: nobody is signed in.
     *
     * @throws dev.latchkey.error.AuthException.Fault if the store did not answer
     */
    Optional<Session> session(EndpointCall call);
}
