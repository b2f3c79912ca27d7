package dev.latchkey;

import static java.util.Objects.requireNonNull;

import dev.latchkey.error.AuthException;
import dev.latchkey.model.Session;
import dev.latchkey.model.ListedSession;
import dev.latchkey.session.SessionControl;
import java.util.List;

/**
 * Lists and ends the sessions of users, for pages on which users see where they are signed in. Every method asks the
 * store, so it may block; if the store does not answer, it throws {@link AuthException.Fault} with
 * {@link dev.latchkey.error.ErrorCode#ADAPTER}. Every method needs the user's id: take it from the request's
 * {@link Session}, never from a form, so that no user reaches the session of another.
 *
 * <p>A stored session ends at once on every node. A sealed one is refused by this node at once, and by others at latest
 * after the bound given to {@link Sessions.Sealed#revocable}.
 */
public final class UserSessions {

    private final SessionControl control;

    UserSessions(SessionControl control) {
        this.control = control;
    }

    /**
     * Returns a user's sessions that have not ended, newest first. {@link ListedSession#isCurrent} says which one a
     * request came with.
     *
     * @throws IllegalStateException if sessions are sealed, since only browsers have those
     */
    public List<ListedSession> list(String userId) {
        return control.list(requireNonNull(userId, "userId"));
    }

    /**
     * Ends one of a user's sessions.
     *
     * @param id as {@link ListedSession#id} and {@link Session#id} have it; may come from a form
     * @return {@code false} if this user has no session with this id; with sealed sessions {@code true} does not prove
     *     that there was one
     */
    public boolean revoke(String userId, String id) {
        return control.revoke(requireNonNull(userId, "userId"), requireNonNull(id, "id"));
    }

    /** Ends all sessions of the user except {@code current}. */
    public void revokeOthers(Session current) {
        control.revokeAll(current.user().id(), current.id().orElse(null));
    }

    /** Ends all sessions of a user. */
    public void revokeAll(String userId) {
        control.revokeAll(requireNonNull(userId, "userId"), null);
    }
}
