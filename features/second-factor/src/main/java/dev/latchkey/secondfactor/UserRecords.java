package dev.latchkey.secondfactor;

import dev.latchkey.error.AuthException;
import dev.latchkey.error.ErrorCode;
import dev.latchkey.feature.RecordRemoval;
import dev.latchkey.model.Claims;
import dev.latchkey.seal.Hashes;
import dev.latchkey.session.PendingRecords;
import dev.latchkey.store.RecordStore;
import dev.latchkey.store.StoredRecord;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Records of one kind and group, of which a user has one at most. Of several changes at the same time, one succeeds.
 *
 * @param group {@code null}: the kind has no others
 */
record UserRecords(String kind, @Nullable String group, RecordStore store) {

    private static final int MOST_ATTEMPTS = 5;

    UserRecords(String kind, RecordStore store) {
        this(kind, null, store);
    }

    /** Records that end with all sessions of their user, and so with a new password. */
    static UserRecords boundToSessions(String group, RecordStore store) {
        return new UserRecords(PendingRecords.BOUND_TO_SESSIONS, group, store);
    }

    Optional<StoredRecord> find(String userId) {
        return store.record(kind, id(userId)).filter(record -> record.owner().equals(userId));
    }

    static Claims content(StoredRecord record) {
        return Claims.parse(record.content());
    }

    /** Returns {@code false} if there is one already. */
    boolean add(String userId, Claims content, @Nullable Instant expires) {
        StoredRecord added = StoredRecord.of(kind, id(userId), userId, content.toJson());
        StoredRecord grouped = group == null ? added : added.inGroup(group);
        return store.addRecord(expires == null ? grouped : grouped.until(expires));
    }

    /** An id of a user may be as long as that of a record. */
    private String id(String userId) {
        return group == null ? userId : group + "." + Hashes.sha256Hex(userId);
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
        throw new AuthException.Fault(ErrorCode.ADAPTER, "others keep changing the record " + kind, null);
    }

    /**
     * Returns whether there was one.
     *
     * @throws AuthException.Fault if others keep changing it
     */
    boolean remove(String userId) {
        return find(userId).filter(there -> RecordRemoval.remove(store, there)).isPresent();
    }
}
