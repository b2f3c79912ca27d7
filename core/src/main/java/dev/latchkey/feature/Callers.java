package dev.latchkey.feature;

import dev.latchkey.model.Session;
import java.util.Optional;
import java.util.function.Supplier;

/** Says who calls a route, as the store has it now. */
public interface Callers {

    /**
     * Returns the session of the caller, as the store has it now; empty: nobody is signed in.
     *
     * @throws dev.latchkey.error.AuthException.Fault if the store did not answer
     */
    Optional<Session> session(EndpointCall call);

    /**
     * Makes a change that only a signed-in user may make, and looks at the session again afterwards. "Sign out
     * everywhere", "This was not me" and the disabling of a user may come between the router's look at the session and
     * the change, and must not leave behind what somebody else has just attached to the user. Of the two, the second
     * always sees the first.
     *
     * @param userId the user who must still be signed in
     * @param change makes the change and returns what takes it back; empty if it has changed nothing
     * @return {@code false} if nothing has changed: {@code change} returned nothing, or the session has ended meanwhile
     *     and the change was taken back
     * @throws dev.latchkey.error.AuthException.Fault if the store did not answer; then the change was taken back too
     */
    boolean change(EndpointCall call, String userId, Supplier<Optional<Runnable>> change);
}
