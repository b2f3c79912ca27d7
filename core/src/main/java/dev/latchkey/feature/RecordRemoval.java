package dev.latchkey.feature;

import dev.latchkey.error.AuthException;
import dev.latchkey.error.ErrorCode;
import dev.latchkey.store.RecordStore;
import dev.latchkey.store.StoredRecord;

/**
 * Removes records that others may change at the same moment. A store deletes a record only in the version that it was
 * asked for, so somebody who keeps using a passkey or a code could otherwise keep it.
 */
public final class RecordRemoval {

    private static final int MOST_ATTEMPTS = 16;

    private RecordRemoval() {}

    /**
     * Removes a record of a user in whatever version it is by now.
     *
     * @return {@code false} if others have removed it, or it belongs to another user by now
     * @throws AuthException.Fault if others keep changing it, or the store did not answer
     */
    public static boolean remove(RecordStore records, StoredRecord record) {
        StoredRecord there = record;
        for (int i = 0; i < MOST_ATTEMPTS && there != null; i++) {
            if (records.deleteRecord(there)) {
                return true;
            }
            there = records.record(record.kind(), record.id())
                    .filter(now -> now.owner().equals(record.owner()))
                    .orElse(null);
        }
        if (there == null) {
            return false;
        }
        throw new AuthException.Fault(
                ErrorCode.ADAPTER, "others keep changing a record of the kind " + record.kind(), null);
    }
}
