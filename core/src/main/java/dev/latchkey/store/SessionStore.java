package dev.latchkey.store;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Keeps the sessions of users. {@link Store} says what holds for every method. */
public interface SessionStore {

    /**
     * Adds a session.
     *
     * @return {@code false} if its user is gone, or there is one with this hash
     */
    boolean createSession(StoredSession session);

    /** The session with this hash and its user: one indexed read, made for every request. */
    Optional<StoredSession> session(String tokenHash);

    /** A user's sessions, in any order, those past their time among them. */
    List<StoredSession> sessions(String userId);

    /**
     * Gives a session another end and other data, if it still ends at {@code expected}: of several requests that renew
     * one session at the same time, one does.
     *
     * @return {@code false} if somebody else was first or the session is gone
     */
    boolean renewSession(StoredSession renewed, Instant expected);

    /**
     * Removes a session.
     *
     * @return {@code false} if there was none
     */
    boolean deleteSession(String tokenHash);

    /**
     * Removes a user's sessions: all whose {@link #createSession} returned before this was called, and no successor of
     * one of those stays. One that is added while this runs may go or stay.
     *
     * @param except the hash of the one that stays; {@code null}: none does
     * @return how many were removed
     */
    int deleteSessions(String userId, @Nullable String except);
}
