package dev.latchkey.watch;

import dev.latchkey.model.SessionEnd;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;

/**
 * A connection that a request of a signed-in user opens. It keeps nothing of the request's own objects.
 *
 * @param userId the user who opened the connection
 * @param isNameless whether the session is sealed and not revocable, so that it has no id
 * @param question asks whether the request would still be let in
 */
public record OpenedConnection(SessionWatches watches, String userId, boolean isNameless, SessionQuestion question) {

    /** Watches the connection as {@link SessionWatches#add} says. */
    public WatchedConnection watch(BooleanSupplier isOpen, Consumer<SessionEnd> onEnd) {
        return watches.add(userId, isNameless, question, isOpen, onEnd);
    }
}
