package dev.latchkey.secondfactor;

import dev.latchkey.error.AuthException;
import dev.latchkey.error.ErrorCode;
import dev.latchkey.model.Claims;
import dev.latchkey.store.RecordStore;
import dev.latchkey.store.StoredRecord;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Records of one kind, of which a user has one at most. Of several changes at the same time, one succeeds. */
record UserRecords(String kind, RecordStore store) {

    private static final int MOST_ATTEMPTS = 5;

    Optional<StoredRecord> find(String userId) {
        return store.record(kind, userId).filter(record -> record.owner().equals(userId));
    }

    static Claims content(StoredRecord record) {
        return Claims.parse(record.content());
    }

    /** Returns {@code false} if there is one already. */
    boolean add(String userId, Claims content, @Nullable Instant expires) {
        StoredRecord record = StoredRecord.of(kind, userId, userId, content.toJson());
        return store.addRecord(expires == null ? record : record.until(expires));
    }

    /** Returns {@code false} if somebody else was first. */
    boolean replace(StoredRecord there, Claims content) {
        return store.replaceRecord(there, content.toJson(), there.expires());
    }

    /**
     * Adds one, or replaces what is there.
     *
     * @throws AuthException.Fault if others keep changing it
     */
    void put(String userId, Claims content) {
        for (int i = 0; i < MOST_ATTEMPTS; i++) {
            Optional<StoredRecord> there = find(userId);
            if (there.isPresent() ? replace(there.get(), content) : add(userId, content, null)) {
                return;
            }
        }
        throw contended();
    }

    /**
     * Returns whether there was one.
     *
     * @throws AuthException.Fault if others keep changing it
     */
    boolean remove(String userId) {
        for (int i = 0; i < MOST_ATTEMPTS; i++) {
            Optional<StoredRecord> there = find(userId);
            if (there.isEmpty()) {
                return false;
            }
            if (store.deleteRecord(there.get())) {
                return true;
            }
        }
        throw contended();
    }

    private AuthException.Fault contended() {
        return new AuthException.Fault(ErrorCode.ADAPTER, "others keep changing the record " + kind, null);
    }
}
