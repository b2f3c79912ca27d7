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
     * Ends all of a user's that wait. Called before the sessions are ended: a sign-in that goes on at this moment makes
     * its session first and is asked then whether it still waits.
     *
     * @throws AuthException.Fault if the store did not answer
     */
    static void endAll(CheckedStore store, String userId) {
        for (StoredRecord waiting : store.recordsOf(KIND, userId)) {
            StoredRecord there = waiting;
            for (int i = 0; there != null && !store.deleteRecord(there); i++) {
                if (i == MOST_STEPS) {
                    throw new AuthException.Fault(ErrorCode.ADAPTER, "a sign-in that waits cannot be removed", null);
                }
                there = store.record(KIND, there.id()).orElse(null); // it went on to its next step
            }
        }
    }
}
