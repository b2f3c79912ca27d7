package dev.latchkey.session;

import dev.latchkey.model.ListedSession;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Lists and ends the sessions of a user. Every call needs the user's id, so no session can be reached by its own id
 * alone.
 */
public sealed interface SessionControl permits StoredSessionControl, SealedSessionControl, WatchedSessionControl {

    /** Returns whether {@link #list} returns every session. */
    boolean lists();

    /** Returns the valid sessions, newest first. */
    List<ListedSession> list(String userId);

    /**
     * Ends one session.
     *
     * @return {@code false} if this user certainly has no session with this id
     */
    boolean revoke(String userId, String id);

    /**
     * Ends all sessions that have begun before now, the sign-ins that wait for a step, and the browsers that the user
     * trusts.
     *
     * @param except the id of a session that does not end; {@code null} if all sessions end
     */
    void revokeAll(String userId, @Nullable String except);

    /**
     * Ends all sessions of a user that depend on one session at a provider and have begun before now, and the user's
     * sign-ins that wait for a step.
     *
     * @param upstream the id of an {@link UpstreamSession}
     */
    void revokeUpstream(String userId, String upstream);
}
