package dev.latchkey.watch;

import dev.latchkey.model.SessionEnd;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;

/**
 * A connection that a request of a signed-in user opens. It keeps nothing of the request's own objects. If the user
 * signs out after the request came in and before the connection is open, it ends as soon as it is open.
 */
public final class OpenedConnection {

    private final SessionWatches watches;
    private final String userId;
    private final boolean isNameless;
    private final SessionQuestion question;
    private final long moment;

    OpenedConnection(SessionWatches watches, String userId, boolean isNameless, SessionQuestion question, long moment) {
        this.watches = watches;
        this.userId = userId;
        this.isNameless = isNameless;
        this.question = question;
        this.moment = moment;
    }

    /** Watches the connection as {@link SessionWatches#add} says. */
    public WatchedConnection watch(BooleanSupplier isOpen, Consumer<SessionEnd> onEnd) {
        WatchedConnection watched = watches.add(userId, isNameless, question, isOpen, onEnd);
        if (isNameless
                && watches.hasSignedOut(
                        userId, moment)) { // after the connection is known, so that no sign-out is missed
            watched.signedOut();
        }
        return watched;
    }
}
