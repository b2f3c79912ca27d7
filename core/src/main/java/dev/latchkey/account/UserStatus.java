package dev.latchkey.account;

import dev.latchkey.store.StoredRecord;
import java.util.List;

/** Says which users an administrator has disabled: those who have a record of this kind, under their id. */
public final class UserStatus {

    /** The kind of the record. The first proof of an address spares it. */
    public static final String KIND = "user-status";

    private UserStatus() {}

    /** Returns whether a user with these records is disabled. */
    public static boolean isDisabled(List<StoredRecord> records) {
        return records.stream().anyMatch(record -> record.kind().equals(KIND));
    }
}
