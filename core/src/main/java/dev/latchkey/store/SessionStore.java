package dev.latchkey.store;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Keeps the sessions of users. {@link Store} describes the rules for all methods. */
public interface SessionStore {

    /**
     * Adds a session.
     *
     * @return {@code false} if its user is gone, or a session with this hash exists
     */
    boolean createSession(StoredSession session);

    /**
     * Returns the session with this hash, with its user. This should be one indexed read, because every request makes
     * this call.
     */
    Optional<StoredSession> session(String tokenHash);

    /** Returns a user's sessions, in any order, expired ones included. */
    List<StoredSession> sessions(String userId);

    /**
     * Replaces expiry and data of a session, if the session still expires at {@code expected}. Of several requests that
     * renew one session at the same time, only one succeeds.
     *
     * @return {@code false} if another call was first or the session is gone
     */
    boolean renewSession(StoredSession renewed, Instant expected);

    /**
     * Removes a session.
     *
     * @return {@code false} if there was none
     */
    boolean deleteSession(String tokenHash);

    /**
     * Removes a user's sessions. These are all sessions whose {@link #createSession} returned before this call, and
     * every session that replaced one of them. A session that is added during the call may be removed or stay.
     *
     * @param except the hash of the session that stays; {@code null} if none does
     * @return how many were removed
     */
    int deleteSessions(String userId, @Nullable String except);
}
