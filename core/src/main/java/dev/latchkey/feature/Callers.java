package dev.latchkey.feature;

import dev.latchkey.model.Session;
import dev.latchkey.session.SessionReadResult;
import dev.latchkey.session.SessionStrategies;
import dev.latchkey.session.SessionStrategy;
import dev.latchkey.storage.DisabledUsers;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;

/**
 * Says who calls a route, by the session of the browser. Every method throws
 * {@link dev.latchkey.error.AuthException.Fault} if the store did not answer.
 */
public final class Callers {

    private final SessionStrategies sessions;
    private final DisabledUsers disabled;

    public Callers(SessionStrategies sessions, DisabledUsers disabled) {
        this.sessions = sessions;
        this.disabled = disabled;
    }

    /**
     * Returns the session of the caller, as this node knows it; empty: nobody is signed in. The answer may be out of
     * date, so it must not decide whether a change is allowed.
     */
    public Optional<Session> known(EndpointCall call) {
        return session(call, strategy(call).read(call.cookies()));
    }

    /** Returns the session of the caller, as the store has it now; empty: nobody is signed in. */
    public Optional<Session> session(EndpointCall call) {
        return session(call, strategy(call).readAnew(call.cookies()));
    }

    /** Works like {@link #session(EndpointCall)}; empty if the caller is not this user. */
    public Optional<Session> session(EndpointCall call, String userId) {
        return session(call).filter(session -> session.user().id().equals(userId));
    }

    /**
     * Makes a change that only a signed-in user may make, and looks at the session again afterwards. "Sign out
     * everywhere", "This was not me" and the disabling of a user may come between the router's look at the session and
     * the change, and must not leave behind what somebody else has just attached to the user. Of the two, the second
     * always sees the first.
     *
     * @param userId the user who must still be signed in
     * @param change makes the change and returns what it has made; empty if it has changed nothing
     * @param takeBack takes the change back
     * @return what {@code change} returned; empty if nothing has changed: {@code change} returned nothing, or the
     *     session has ended meanwhile and the change was taken back
     * @throws dev.latchkey.error.AuthException.Fault if the store did not answer; then the change was taken back too
     */
    public <T> Optional<T> change(
            EndpointCall call, String userId, Supplier<Optional<T>> change, Consumer<T> takeBack) {
        Optional<T> made = change.get();
        boolean stands = false;
        try {
            // the status of a disabled user is there before the sessions end
            stands = made.isPresent() && session(call, userId).isPresent() && !disabled.has(userId);
        } finally {
            if (!stands) {
                made.ifPresent(takeBack);
            }
        }
        return stands ? made : Optional.empty();
    }

    private SessionStrategy strategy(EndpointCall call) {
        return sessions.of(call.cookieSet().secure());
    }

    private static Optional<Session> session(EndpointCall call, SessionReadResult read) {
        call.send(read.known().cookies());
        return read.session();
    }
}
