package dev.latchkey.store;

import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Keeps the records of the in-memory store. The lock of that store guards them. */
final class InMemoryRecords {

    private final Map<String, Map<String, StoredRecord>> kinds = new HashMap<>();

    int size() {
        return kinds.values().stream().mapToInt(Map::size).sum();
    }

    Optional<StoredRecord> find(String kind, String id) {
        return Optional.ofNullable(ofKind(kind).get(id));
    }

    List<StoredRecord> of(String kind, String owner) {
        return sorted(kind).filter(record -> record.owner().equals(owner)).toList();
    }

    List<StoredRecord> of(String owner) {
        return all().filter(record -> record.owner().equals(owner)).toList();
    }

    List<StoredRecord> in(String kind, String group, String after, int most) {
        StoredRecord last = StoredRecord.of(kind, after, "", "");
        return sorted(kind)
                .filter(record -> group.equals(record.group()))
                .filter(record -> StoredRecord.byId().compare(record, last) > 0)
                .limit(most)
                .toList();
    }

    boolean add(StoredRecord record) {
        return ofKind(record.kind()).putIfAbsent(record.id(), record) == null;
    }

    boolean replace(StoredRecord expected, String content, @Nullable Instant expires) {
        StoredRecord there = unchanged(expected);
        if (there == null) {
            return false;
        }
        ofKind(there.kind()).put(there.id(), there.replaced(content, expires));
        return true;
    }

    boolean delete(StoredRecord expected) {
        return unchanged(expected) != null && ofKind(expected.kind()).remove(expected.id()) != null;
    }

    int deleteOf(String owner, @Nullable String except) {
        return delete(of(owner).stream().filter(record -> !record.kind().equals(except)));
    }

    int deleteExpired(Instant now, int most) {
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

    private @Nullable StoredRecord unchanged(StoredRecord expected) {
        return find(expected.kind(), expected.id())
                .filter(there -> there.owner().equals(expected.owner())
                        && there.version() == expected.version()
                        && Objects.equals(there.expires(), expected.expires()))
                .orElse(null);
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
