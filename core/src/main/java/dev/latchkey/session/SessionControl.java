package dev.latchkey.session;

import dev.latchkey.model.ListedSession;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A user's sessions, for the user to see and end. None is reached by its id alone: whose it is is part of every
 * question.
 */
public sealed interface SessionControl permits StoredSessionControl, SealedSessionControl {

    /** Whether {@link #list} knows them all. */
    boolean lists();

    /** Those that have not ended, newest first. */
    List<ListedSession> list(String userId);

    /**
     * Ends one.
     *
     * @return {@code false} if it is certain that this user has none with this id
     */
    boolean revoke(String userId, String id);

    /**
     * Ends all that have begun by now.
     *
     * @param except the id of the one that goes on; {@code null}: none does
     */
    void revokeAll(String userId, @Nullable String except);
}
