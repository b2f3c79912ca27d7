package dev.latchkey;

import static java.util.Objects.requireNonNull;

import dev.latchkey.error.AuthException;
import dev.latchkey.model.ListedSession;
import dev.latchkey.model.Session;
import dev.latchkey.session.SessionControl;
import java.util.List;

/**
 * Lists and ends the sessions of users, for pages on which users see where they are signed in. Every method calls the
 * store and may block. If the store does not answer, the method throws {@link AuthException.Fault} with
 * {@link dev.latchkey.error.ErrorCode#ADAPTER}. Every method needs the user's id. Take this id from the request's
 * {@link Session} and never from a form. Otherwise a user could reach the session of another user.
 *
 * <p>A stored session ends at once on every node. This node refuses a sealed session at once. Other nodes refuse it
 * within the bound of {@link Sessions.Sealed#revocable}.
 */
public final class UserSessions {

    private final SessionControl control;

    UserSessions(SessionControl control) {
        this.control = control;
    }

    /**
     * Returns a user's sessions that have not ended, newest first. {@link ListedSession#isCurrent} says whether a
     * listed session is that of the request.
     *
     * @throws IllegalStateException if sessions are sealed, because only browsers keep sealed sessions
     */
    public List<ListedSession> list(String userId) {
        return control.list(requireNonNull(userId, "userId"));
    }

    /**
     * Ends one of a user's sessions.
     *
     * @param id the {@link ListedSession#id} or {@link Session#id} of the session, which may come from a form
     * @return {@code false} if this user has no session with this id; with sealed sessions, {@code true} does not prove
     *     that the session existed
     */
    public boolean revoke(String userId, String id) {
        return control.revoke(requireNonNull(userId, "userId"), requireNonNull(id, "id"));
    }

    /** Ends all sessions of the user except {@code current}, and all sign-ins of the user that wait for a step. */
    public void revokeOthers(Session current) {
        control.revokeAll(current.user().id(), current.id().orElse(null));
    }

    /** Ends all sessions of a user, and all sign-ins of the user that wait for a step, such as a second factor. */
    public void revokeAll(String userId) {
        control.revokeAll(requireNonNull(userId, "userId"), null);
    }
}
