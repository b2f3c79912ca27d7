package dev.latchkey.guard;

import dev.latchkey.model.Session;
import java.util.Optional;

/** Logic of the application that runs in front of its handlers. */
@FunctionalInterface
public interface GuardCallback {

    /**
     * Answers a request, or lets it pass.
     *
     * @throws Exception if it fails; then the request is refused
     */
    Answer answer(GuardRequest request, Optional<Session> session) throws Exception;

    /** Lets everybody pass who is signed in. */
    static GuardCallback signedIn() {
        return requiring(Authorized.signedIn());
    }

    /** Lets those pass whom {@code rule} lets pass, and refuses the others. */
    static GuardCallback requiring(Authorized rule) {
        return (request, session) -> rule.test(request, session) ? Answer.next() : Answer.refuse();
    }
}
