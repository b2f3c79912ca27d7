package dev.latchkey.storage;

import dev.latchkey.error.AuthException;
import dev.latchkey.observe.StoreOperation;
import dev.latchkey.store.RecordStore;
import dev.latchkey.store.StoredRecord;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Checks the records that the application's store gets and returns. Refuses records that some stores cannot keep, and
 * hides expired records.
 */
abstract class CheckedRecords implements RecordStore {

    private static final Pattern KIND = Pattern.compile("[a-z][a-z0-9-]{0,63}");
    private static final int LONGEST_CONTENT = 65_536;
    private static final int LONGEST_PAGE = 1_000;

    final CheckedStoreCall calls;
    private final RecordStore store;
    private final InstantSource clock;

    CheckedRecords(RecordStore store, CheckedStoreCall calls, InstantSource clock) {
        this.store = store;
        this.calls = calls;
        this.clock = clock;
    }

    @Override
    public Optional<StoredRecord> record(String kind, String id) {
        return find(requireKind(kind), id).filter(this::isAlive);
    }

    @Override
    public List<StoredRecord> recordsOf(String kind, String owner) {
        requireKind(kind);
        return alive(owner, () -> store.recordsOf(kind, owner));
    }

    @Override
    public List<StoredRecord> recordsOf(String owner) {
        return alive(owner, () -> store.recordsOf(owner));
    }

    @Override
    public List<StoredRecord> recordsExcept(String kind, String owner) {
        requireKind(kind);
        return alive(owner, () -> store.recordsExcept(kind, owner));
    }

    private List<StoredRecord> alive(String owner, Supplier<List<StoredRecord>> kept) {
        List<StoredRecord> all = StorableText.isKey(owner)
                ? calls.of(
                        StoreOperation.RECORDS_OF, () -> CheckedStoreCall.same(kept.get(), owner, StoredRecord::owner))
                : List.of();
        return all.stream().filter(this::isAlive).toList();
    }

    @Override
    public List<StoredRecord> recordsIn(String kind, String group, String after, int most) {
        requireKind(kind);
        requirePage(most);
        List<StoredRecord> alive = new ArrayList<>();
        if (!isId(group) || !StorableText.isKey(after)) {
            return alive;
        }
        String last = after;
        while (alive.size() < most) {
            List<StoredRecord> page = page(kind, group, last, most);
            page.stream().filter(this::isAlive).limit(most - alive.size()).forEach(alive::add);
            if (page.size() < most) {
                break;
            }
            last = page.get(page.size() - 1).id();
        }
        return alive;
    }

    @Override
    public boolean addRecord(StoredRecord record) {
        requireKind(record.kind());
        if (record.version() < 1) {
            throw new IllegalArgumentException("A record begins with a version of at least 1");
        }
        requireId(record.id(), "the id of the record");
        if (record.group() != null) {
            requireId(record.group(), "the group of the record");
        }
        requireContent(record.content());
        return StorableText.isKey(record.owner())
                && (added(record) || (makesRoom(record.kind(), record.id()) && added(record)));
    }

    @Override
    public boolean replaceRecord(StoredRecord expected, String content, @Nullable Instant expires) {
        requireContent(content);
        return isKept(expected)
                && isAlive(expected) // an expired record stays expired
                && calls.of(StoreOperation.REPLACE_RECORD, () -> store.replaceRecord(expected, content, expires));
    }

    @Override
    public boolean deleteRecord(StoredRecord expected) {
        return deleted(expected) && isAlive(expected);
    }

    private boolean deleted(StoredRecord expected) {
        return isKept(expected) && calls.of(StoreOperation.DELETE_RECORD, () -> store.deleteRecord(expected));
    }

    @Override
    public int deleteRecordsOf(String owner, @Nullable String except) {
        return StorableText.isKey(owner)
                ? calls.of(StoreOperation.DELETE_RECORDS_OF, () -> store.deleteRecordsOf(owner, except))
                : 0;
    }

    static void requirePage(int most) {
        if (most < 1 || most > LONGEST_PAGE) {
            throw new IllegalArgumentException("A page has 1 to " + LONGEST_PAGE + " entries, not " + most);
        }
    }

    private List<StoredRecord> page(String kind, String group, String after, int most) {
        return calls.of(
                StoreOperation.RECORDS_IN,
                () -> CheckedStoreCall.same(store.recordsIn(kind, group, after, most), group, StoredRecord::group));
    }

    private Optional<StoredRecord> find(String kind, String id) {
        return isId(id)
                ? calls.of(
                        StoreOperation.RECORD,
                        () -> CheckedStoreCall.same(
                                CheckedStoreCall.same(store.record(kind, id), id, StoredRecord::id),
                                kind,
                                StoredRecord::kind))
                : Optional.empty();
    }

    /**
     * A store that fails may have added the record before. The first version is random, so a record with it is this.
     */
    private boolean added(StoredRecord record) {
        try {
            return calls.of(StoreOperation.ADD_RECORD, () -> store.addRecord(record));
        } catch (AuthException.Fault e) {
            if (isThere(record, e)) {
                return true;
            }
            throw e;
        }
    }

    private boolean isThere(StoredRecord added, AuthException.Fault failure) {
        try {
            return find(added.kind(), added.id())
                    .filter(there -> there.isSameVersionAs(added))
                    .isPresent();
        } catch (AuthException.Fault e) {
            failure.addSuppressed(e);
            return false;
        }
    }

    /** Removes an expired record. Housekeeping may be faster. {@code false}: the record is valid, and stays. */
    private boolean makesRoom(String kind, String id) {
        StoredRecord there = find(kind, id).orElse(null);
        if (there != null && isAlive(there)) {
            return false;
        }
        if (there != null) {
            deleted(there);
        }
        return true;
    }

    private boolean isAlive(StoredRecord record) {
        Instant end = record.expires();
        return end == null || end.isAfter(clock.instant());
    }

    private static boolean isKept(StoredRecord record) {
        return KIND.matcher(record.kind()).matches() && isId(record.id()) && StorableText.isKey(record.owner());
    }

    private static boolean isId(String text) {
        return !text.isEmpty() && StorableText.isKey(text);
    }

    /** Checks the kind, which comes from a feature's code and never from a user. */
    private static String requireKind(String kind) {
        if (!KIND.matcher(kind).matches()) {
            throw new IllegalArgumentException(
                    "The kind of a record has 1 to 64 lower-case letters, digits and dashes, a letter first: " + kind);
        }
        return kind;
    }

    private static void requireId(String text, String what) {
        StorableText.require(text, what);
        if (text.isEmpty()) {
            throw new IllegalArgumentException(what + " is empty");
        }
    }

    private static void requireContent(String content) {
        if (content.length() > LONGEST_CONTENT || !StorableText.isWhole(content)) {
            throw StorableText.refused("the content of the record");
        }
    }
}
