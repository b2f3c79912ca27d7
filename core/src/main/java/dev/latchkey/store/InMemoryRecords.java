package dev.latchkey.store;

import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The records of the in-memory store, whose one lock guards them together with the users. */
abstract class InMemoryRecords implements RecordStore {

    private static final int MOST = 10_000;

    private final Map<String, Map<String, StoredRecord>> kinds = new HashMap<>();

    /** Returns whether the user is there, who can own records then. */
    abstract boolean hasUser(String id);

    @Override
    public synchronized Optional<StoredRecord> record(String kind, String id) {
        return Optional.ofNullable(ofKind(kind).get(id));
    }

    @Override
    public synchronized List<StoredRecord> recordsOf(String kind, String owner) {
        return sorted(kind).filter(record -> record.owner().equals(owner)).toList();
    }

    @Override
    public synchronized List<StoredRecord> recordsOf(String owner) {
        return all().filter(record -> record.owner().equals(owner)).toList();
    }

    @Override
    public synchronized List<StoredRecord> recordsIn(String kind, String group, String after, int most) {
        StoredRecord last = StoredRecord.of(kind, after, "", "");
        return sorted(kind)
                .filter(record -> group.equals(record.group()))
                .filter(record -> StoredRecord.byId().compare(record, last) > 0)
                .limit(most)
                .toList();
    }

    @Override
    public synchronized boolean addRecord(StoredRecord record) {
        if (!hasUser(record.owner())) {
            return false;
        }
        requireRoom(kinds.values().stream().mapToInt(Map::size).sum());
        return ofKind(record.kind()).putIfAbsent(record.id(), record) == null;
    }

    @Override
    public synchronized boolean replaceRecord(StoredRecord expected, String content, @Nullable Instant expires) {
        Optional<StoredRecord> there = unchanged(expected);
        there.ifPresent(record -> ofKind(record.kind()).put(record.id(), record.replaced(content, expires)));
        return there.isPresent();
    }

    @Override
    public synchronized boolean deleteRecord(StoredRecord expected) {
        return delete(unchanged(expected).stream()) == 1;
    }

    @Override
    public synchronized int deleteRecordsOf(String owner, @Nullable String except) {
        return delete(recordsOf(owner).stream().filter(record -> !record.kind().equals(except)));
    }

    /** Removes expired records while the caller holds the lock of the store. */
    final int deleteExpiredRecords(Instant now, int most) {
        return delete(all().filter(hasEnded(now)).limit(most));
    }

    private static Predicate<StoredRecord> hasEnded(Instant now) {
        return record -> {
            Instant end = record.expires();
            return end != null && !end.isAfter(now);
        };
    }

    private int delete(Stream<StoredRecord> records) {
        List<StoredRecord> those = records.toList();
        those.forEach(record -> ofKind(record.kind()).remove(record.id()));
        return those.size();
    }

    private Optional<StoredRecord> unchanged(StoredRecord expected) {
        return record(expected.kind(), expected.id()).filter(there -> there.isSameVersionAs(expected));
    }

    static void requireRoom(int kept) {
        if (kept >= MOST) {
            throw new IllegalStateException("The store in memory is full: it is made for tests");
        }
    }

    private Stream<StoredRecord> all() {
        return kinds.values().stream().flatMap(kind -> kind.values().stream());
    }

    private Stream<StoredRecord> sorted(String kind) {
        return ofKind(kind).values().stream().sorted(StoredRecord.byId());
    }

    private Map<String, StoredRecord> ofKind(String kind) {
        return kinds.computeIfAbsent(kind, any -> new HashMap<>());
    }
}
