package dev.latchkey.accountpage;

import dev.latchkey.error.AuthException;
import dev.latchkey.error.ErrorCode;
import dev.latchkey.store.RecordStore;
import dev.latchkey.store.StoredRecord;
import dev.latchkey.wire.Json;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * The changes of address of each user that can still be undone, in their order: one record for each user. To undo a
 * change also ends all later ones, so a person who changed the address of another cannot undo the undoing.
 */
final class AddressHistory {

    static final String KIND = "address-change";

    private static final int MOST_ATTEMPTS = 16;

    /** The most changes that are remembered. */
    private static final int MOST = 20;

    private final RecordStore records;

    AddressHistory(RecordStore records) {
        this.records = records;
    }

    /** Adds a change; {@code false}: the user is gone, or has changed the address too often to remember one more. */
    boolean add(String userId, String change, Instant expires) {
        for (int i = 0; i < MOST_ATTEMPTS; i++) {
            StoredRecord there = find(userId);
            List<String> changes = changes(there);
            if (changes.size() >= MOST) {
                return false;
            }
            changes.add(change);
            if (there == null
                    ? records.addRecord(StoredRecord.of(KIND, userId, userId, content(changes))
                            .until(expires))
                    : records.replaceRecord(there, content(changes), expires)) {
                return true;
            }
            if (there == null && find(userId) == null) {
                return false;
            }
        }
        throw failure();
    }

    /** Whether the change can still be undone. */
    boolean has(String userId, String change) {
        return changes(find(userId)).contains(change);
    }

    /** Removes a change and all later ones; {@code false}: it was not there, or somebody else was first. */
    boolean removeFrom(String userId, String change) {
        return removed(userId, change, changes -> changes.subList(0, changes.indexOf(change)));
    }

    /** Removes a change that did not come about. */
    void remove(String userId, String change) {
        removed(
                userId,
                change,
                changes -> changes.stream().filter(each -> !each.equals(change)).toList());
    }

    private boolean removed(String userId, String change, UnaryOperator<List<String>> remaining) {
        for (int i = 0; i < MOST_ATTEMPTS; i++) {
            StoredRecord there = find(userId);
            List<String> changes = changes(there);
            if (there == null || !changes.contains(change)) {
                return false;
            }
            List<String> rest = remaining.apply(changes);
            if (rest.isEmpty()
                    ? records.deleteRecord(there)
                    : records.replaceRecord(there, content(rest), there.expires())) {
                return true;
            }
        }
        throw failure();
    }

    private @Nullable StoredRecord find(String userId) {
        return records.record(KIND, userId).orElse(null);
    }

    private static List<String> changes(@Nullable StoredRecord record) {
        List<String> changes = new ArrayList<>();
        if (record != null && Json.parseObject(record.content()).get("changes") instanceof List<?> all) {
            all.forEach(each -> changes.add(String.valueOf(each)));
        }
        return changes;
    }

    private static String content(List<String> changes) {
        return Json.write(Map.of("changes", changes));
    }

    private static AuthException failure() {
        return new AuthException.Fault(ErrorCode.ADAPTER, "others were always faster at changing an address", null);
    }
}
