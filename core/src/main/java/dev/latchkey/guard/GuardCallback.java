package dev.latchkey.guard;

import dev.latchkey.model.Session;
import java.util.Optional;

/** A callback of the application that runs before the application's handlers and may answer in their place. */
@FunctionalInterface
public interface GuardCallback {

    /**
     * Answers a request, or lets it pass.
     *
     * @throws Exception if the callback fails; the guard then refuses the request
     */
    Answer answer(GuardRequest request, Optional<Session> session) throws Exception;

    /** Lets every signed-in user pass. */
    static GuardCallback signedIn() {
        return requiring(Authorized.signedIn());
    }

    /** Lets users pass whom {@code rule} lets pass, and refuses all others. */
    static GuardCallback requiring(Authorized rule) {
        return (request, session) -> request.passes(rule, session) ? Answer.next() : Answer.refuse();
    }
}
