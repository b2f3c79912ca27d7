package dev.latchkey.session;

import dev.latchkey.error.AuthException;
import dev.latchkey.error.ErrorCode;
import dev.latchkey.storage.CheckedStore;
import dev.latchkey.store.StoredRecord;
import java.time.Instant;

/**
 * The records of sign-ins that wait for a step. Each is its user's, so it goes with the user and with the first proof
 * of the user's address; and it ends whenever all sessions of the user end.
 */
public final class PendingRecords {

    public static final String KIND = "pending-sign-in";

    /**
     * For records of features that end with all sessions of their user too, such as browsers that a user trusts. The
     * group is the feature's id. One that is added before its sign-in goes on is removed, or the sign-in is.
     */
    public static final String BOUND_TO_SESSIONS = "bound-to-sessions";

    private static final int MOST_STEPS = 16;

    private PendingRecords() {}

    /**
     * Until when a record is kept: a node whose clock is ahead must still find, and end, what others let go on.
     *
     * @param ends when it is too late to go on
     */
    public static Instant kept(Instant ends) {
        return ends.plus(RevokedSessions.SKEW);
    }

    /**
     * Ends all of a user's that wait, then all that are bound to sessions. Called before the sessions are ended: a
     * sign-in that goes on at this moment makes its session first and is asked then whether it still waits.
     *
     * @throws AuthException.Fault if the store did not answer
     */
    static void endAll(CheckedStore store, String userId) {
        endAll(store, KIND, userId);
        endAll(store, BOUND_TO_SESSIONS, userId);
    }

    private static void endAll(CheckedStore store, String kind, String userId) {
        for (StoredRecord waiting : store.recordsOf(kind, userId)) {
            StoredRecord there = waiting;
            for (int i = 0; there != null && !store.deleteRecord(there); i++) {
                if (i == MOST_STEPS) {
                    throw new AuthException.Fault(ErrorCode.ADAPTER, "what ends with sessions cannot be removed", null);
                }
                there = store.record(kind, there.id()).orElse(null); // it went on to its next step
            }
        }
    }
}
