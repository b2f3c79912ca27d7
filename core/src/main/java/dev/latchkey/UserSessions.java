package dev.latchkey;

import static java.util.Objects.requireNonNull;

import dev.latchkey.error.AuthException;
import dev.latchkey.model.Session;
import dev.latchkey.model.UserSession;
import dev.latchkey.session.SessionControl;
import java.util.List;

/**
 * The sessions of users, for pages on which they see and end them. Every method asks the store, so it waits, and throws
 * {@link AuthException.Fault} with {@link dev.latchkey.error.ErrorCode#ADAPTER} if the store does not answer. A session
 * is reached only together with the user whose it is: take that from the request's {@link Session}, never from a form.
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
     * A user's sessions that have not ended, newest first. {@link UserSession#isCurrent} tells which of them is the one
     * of a request.
     *
     * @throws IllegalStateException if sessions are sealed: nobody knows which there are
     */
    public List<UserSession> list(String userId) {
        return control.list(requireNonNull(userId, "userId"));
    }

    /**
     * Ends one of a user's sessions.
     *
     * @param id as {@link UserSession#id} and {@link Session#id} have it; may come from a form
     * @return {@code false} if this user has none with this id; whether there is a sealed one, nobody knows
     */
    public boolean revoke(String userId, String id) {
        return control.revoke(requireNonNull(userId, "userId"), requireNonNull(id, "id"));
    }

    /** Ends all sessions of a request's user but the request's own. */
    public void revokeOthers(Session current) {
        control.revokeAll(current.user().id(), current.id().orElse(null));
    }

    /** Signs a user out everywhere. */
    public void revokeAll(String userId) {
        control.revokeAll(requireNonNull(userId, "userId"), null);
    }
}
