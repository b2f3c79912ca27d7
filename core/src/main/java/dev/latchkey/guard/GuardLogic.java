package dev.latchkey.guard;

import dev.latchkey.model.Session;
import java.util.Optional;

/** An application's own logic in front of its handlers. */
@FunctionalInterface
public interface GuardLogic {

    /**
     * Answers a request, or lets it pass.
     *
     * @throws Exception the same as {@link Answer#refuse}
     */
    Answer answer(GuardRequest request, Optional<Session> session) throws Exception;

    /** Whoever is signed in may pass. */
    static GuardLogic signedIn() {
        return (request, session) -> session.isPresent() ? Answer.next() : Answer.refuse();
    }
}
