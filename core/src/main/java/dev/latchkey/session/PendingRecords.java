package dev.latchkey.session;

import dev.latchkey.error.AuthException;
import dev.latchkey.error.ErrorCode;
import dev.latchkey.storage.CheckedStore;
import dev.latchkey.store.StoredRecord;
import java.time.Instant;

/**
 * Keeps and ends the records of sign-ins that wait for a step. Each record belongs to its user. The record is therefore
 * removed with the user, and also at the first proof of the user's address. It also ends when all sessions of the user
 * end.
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
     * Returns the time until which a record is kept. A node whose clock is ahead must still be able to find and end
     * sign-ins that other nodes accept.
     *
     * @param ends when the sign-in expires
     */
    public static Instant kept(Instant ends) {
        return ends.plus(RevokedSessions.SKEW);
    }

    /**
     * Ends all waiting sign-ins of a user, and then all records that are bound to sessions. Latchkey calls this before
     * it ends the sessions. A sign-in that continues at this moment makes its session first, and Latchkey then asks
     * whether the sign-in still waits.
     *
     * @throws AuthException.Fault if the store did not answer
     */
    static void endAll(CheckedStore store, String userId) {
        endPending(store, userId);
        endAll(store, BOUND_TO_SESSIONS, userId);
    }

    /** Ends all waiting sign-ins of a user, as {@link #endAll} does. */
    static void endPending(CheckedStore store, String userId) {
        endAll(store, KIND, userId);
    }

    private static void endAll(CheckedStore store, String kind, String userId) {
        for (StoredRecord waiting : store.recordsOf(kind, userId)) {
            StoredRecord there = waiting;
            for (int i = 0; there != null && !store.deleteRecord(there); i++) {
                if (i == MOST_STEPS) {
                    throw new AuthException.Fault(ErrorCode.ADAPTER, "what ends with sessions cannot be removed", null);
                }
                there = store.record(kind, there.id()).orElse(null); // the sign-in has reached its next step
            }
        }
    }
}
