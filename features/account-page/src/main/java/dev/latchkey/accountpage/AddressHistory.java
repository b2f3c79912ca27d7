package dev.latchkey.accountpage;

import dev.latchkey.error.AuthException;
import dev.latchkey.error.ErrorCode;
import dev.latchkey.model.Claims;
import dev.latchkey.seal.Hashes;
import dev.latchkey.store.RecordStore;
import dev.latchkey.store.StoredRecord;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * The changes of address of each user that can still be undone, in their order: one record for each user. To undo a
 * change also ends all later ones, so a person who changed the address of another cannot undo the undoing.
 *
 * <p>The member {@code addresses} of the record has the hashes of the old addresses. The link of a security notice
 * still counts that was mailed to one of them, so {@code latchkey-security-notices} reads it too.
 */
final class AddressHistory {

    static final String KIND = "address-change";

    private static final String ADDRESSES = "addresses";
    private static final String BELONGINGS = "belongings";
    private static final int MOST_ATTEMPTS = 16;

    /** The most changes that are remembered. */
    private static final int MOST = 20;

    /** The longest content of a record, which has room for some 2,500 things in all changes together. */
    static final int LONGEST = 65_536;

    private final RecordStore records;

    AddressHistory(RecordStore records) {
        this.records = records;
    }

    /**
     * A change.
     *
     * @param old the hash of the old address
     * @param belongings what the user had when the address changed
     */
    record Entry(String id, String old, List<String> belongings) {

        Entry {
            belongings = List.copyOf(belongings);
        }

        static Entry of(String id, String oldAddress, List<String> belongings) {
            return new Entry(id, Hashes.sha256Base64Url(oldAddress), belongings);
        }

        boolean isFrom(@Nullable String address) {
            return address != null && old.equals(Hashes.sha256Base64Url(address));
        }
    }

    /**
     * Adds a change; {@code false}: the user is gone, or has changed the address too often or had too many things to
     * remember one more.
     */
    boolean add(String userId, Entry change, Instant expires) {
        for (int i = 0; i < MOST_ATTEMPTS; i++) {
            StoredRecord there = stored(userId);
            List<Entry> changes = changes(there);
            changes.add(change);
            String content = content(changes);
            if (changes.size() > MOST || content.length() > LONGEST) {
                return false;
            }
            if (there == null
                    ? records.addRecord(
                            StoredRecord.of(KIND, userId, userId, content).until(expires))
                    : records.replaceRecord(there, content, expires)) {
                return true;
            }
            if (there == null && stored(userId) == null) {
                return false;
            }
        }
        throw failure();
    }

    /** Returns the changes that can still be undone, the earliest first. */
    List<Entry> of(String userId) {
        return List.copyOf(changes(stored(userId)));
    }

    /** Removes a change and all later ones; {@code false}: it was not there, or somebody else was first. */
    boolean removeFrom(String userId, Entry change) {
        return removed(userId, change, changes -> changes.subList(0, changes.indexOf(change)));
    }

    /** Removes a change that did not come about. */
    void remove(String userId, Entry change) {
        removed(
                userId,
                change,
                changes -> changes.stream().filter(each -> !each.equals(change)).toList());
    }

    private boolean removed(String userId, Entry change, UnaryOperator<List<Entry>> remaining) {
        for (int i = 0; i < MOST_ATTEMPTS; i++) {
            StoredRecord there = stored(userId);
            List<Entry> changes = changes(there);
            if (there == null || !changes.contains(change)) {
                return false;
            }
            List<Entry> rest = remaining.apply(changes);
            if (rest.isEmpty()
                    ? records.deleteRecord(there)
                    : records.replaceRecord(there, content(rest), there.expires())) {
                return true;
            }
        }
        throw failure();
    }

    private @Nullable StoredRecord stored(String userId) {
        return records.record(KIND, userId).orElse(null);
    }

    private static List<Entry> changes(@Nullable StoredRecord record) {
        List<Entry> changes = new ArrayList<>();
        if (record != null) {
            Claims content = Claims.parse(record.content());
            Claims belongings = content.object(BELONGINGS);
            content.object(ADDRESSES)
                    .asMap()
                    .forEach((id, old) -> changes.add(new Entry(id, String.valueOf(old), belongings.texts(id))));
        }
        return changes;
    }

    private static String content(List<Entry> changes) {
        Map<String, String> addresses = new LinkedHashMap<>();
        Map<String, List<String>> belongings = new LinkedHashMap<>();
        for (Entry change : changes) {
            addresses.put(change.id(), change.old());
            belongings.put(change.id(), change.belongings());
        }
        return Claims.empty()
                .with(ADDRESSES, addresses)
                .with(BELONGINGS, belongings)
                .toJson();
    }

    private static AuthException failure() {
        return new AuthException.Fault(ErrorCode.ADAPTER, "others were always faster at changing an address", null);
    }
}
