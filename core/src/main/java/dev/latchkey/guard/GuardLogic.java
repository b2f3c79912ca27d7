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

    /** Everybody who is signed in may pass. */
    static GuardLogic signedIn() {
        return requiring(Authorized.signedIn());
    }

    /** Everybody who passes {@code rule} may pass; the others are refused. */
    static GuardLogic requiring(Authorized rule) {
        return (request, session) -> rule.test(request, session) ? Answer.next() : Answer.refuse();
    }
}
