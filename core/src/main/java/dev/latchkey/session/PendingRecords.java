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
     * Returns until when a record is kept. A node whose clock is ahead must still find and end the sign-ins that other
     * nodes let continue.
     *
     * @param ends when the sign-in expires
     */
    public static Instant kept(Instant ends) {
        return ends.plus(RevokedSessions.SKEW);
    }

    /**
     * Ends all waiting sign-ins of a user. Latchkey calls this before it ends the sessions. A sign-in that continues at
     * this moment makes its session first, and Latchkey then asks whether the sign-in still waits.
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
