package dev.latchkey.storage;

import dev.latchkey.store.RecordStore;
import org.jspecify.annotations.Nullable;

/**
 * Says which users an administrator has disabled: those who have a record of this kind, under their id.
 *
 * @param records {@code null}: users are not stored, and nobody can disable them
 */
public record DisabledUsers(@Nullable RecordStore records) {

    /** The kind of the record. The first proof of an address spares it. */
    public static final String KIND = "user-status";

    /** Returns whether the user is disabled. */
    public boolean has(String userId) {
        return records != null && records.record(KIND, userId).isPresent();
    }
}
