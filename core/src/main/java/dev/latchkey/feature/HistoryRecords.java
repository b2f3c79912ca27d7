package dev.latchkey.feature;

import dev.latchkey.store.RecordStore;
import dev.latchkey.store.StoredRecord;

/**
 * The records that tell what has happened to a user. They belong to the user, and go with the user and with the first
 * proof of the address. Nobody can sign in with them, and there can be very many. So code that asks what a user has
 * leaves them out, with {@link RecordStore#recordsExcept}, and nobody undoes them. They are listed in the group of
 * their user alone, page by page.
 */
public final class HistoryRecords {

    /** The kind of all of them. Entries of the audit log have had this kind from the beginning. */
    public static final String KIND = "audit-entry";

    private HistoryRecords() {}

    /**
     * Returns a new record about a user.
     *
     * @param id an id that no other record of this kind has; the records of a user are listed in the order of ids
     */
    public static StoredRecord of(String id, String userId, String content) {
        return StoredRecord.of(KIND, id, userId, content).inGroup(userId);
    }
}
