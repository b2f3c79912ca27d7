package dev.latchkey.store.redis;

import dev.latchkey.store.RecordStore;
import dev.latchkey.store.StoredRecord;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * Keeps records, each in its own slot.
 *
 * <p>Adding a record has three steps. The store writes a placeholder, adds the record to the lists if the owner exists,
 * and replaces the placeholder with the record if the placeholder is still there. A thread that deletes the owner, or
 * all records of the owner, reads the owner's list and removes the placeholders of records that are not added yet.
 */
final class RedisRecords implements RecordStore {

    private final RedisConnection redis;
    private final RedisKeys keys;
    private final RecordIndex index;

    RedisRecords(RedisConnection redis, RedisKeys keys) {
        this.redis = redis;
        this.keys = keys;
        this.index = new RecordIndex(redis, keys);
    }

    @Override
    public Optional<StoredRecord> record(String kind, String id) {
        return RecordDocument.of(redis.get(keys.record(kind, id))).map(RecordDocument::record);
    }

    @Override
    public List<StoredRecord> recordsOf(String kind, String owner) {
        return recordsOf(owner, each -> each.kind().equals(kind));
    }

    @Override
    public List<StoredRecord> recordsExcept(String kind, String owner) {
        return recordsOf(owner, each -> !each.kind().equals(kind));
    }

    private List<StoredRecord> recordsOf(String owner, Predicate<RecordIndex.Owned> wanted) {
        return sorted(
                index.documents(owner, index.of(owner).stream().filter(wanted).toList()));
    }

    @Override
    public List<StoredRecord> recordsOf(String owner) {
        return sorted(index.documents(owner, index.of(owner)));
    }

    @Override
    public List<StoredRecord> recordsIn(String kind, String group, String after, int most) {
        List<StoredRecord> found = new ArrayList<>();
        String last = RecordIndex.behind(after);
        while (found.size() < most) {
            List<String> members = index.page(kind, group, last, most);
            found.addAll(sorted(index.documents(kind, group, members)));
            if (members.size() < most) {
                break;
            }
            last = members.get(members.size() - 1);
        }
        return found.subList(0, Math.min(most, found.size()));
    }

    @Override
    public boolean addRecord(StoredRecord record) {
        String key = keys.record(record.kind(), record.id());
        for (Backoff backoff = new Backoff(); ; backoff.again()) {
            RecordDocument document = RecordDocument.added(record);
            if (!redis.put(key, null, document.pending(), KeyLifetime.PENDING)) {
                if (RecordDocument.of(redis.get(key)).isPresent()) {
                    return false;
                }
                continue; // another thread is adding the record, and may fail
            }
            if (!index.add(document)) {
                redis.remove(key, document.pending());
                return false;
            }
            if (redis.put(key, document.pending(), document.text(), document.lifetime()) || isThere(key, document)) {
                return true;
            }
            index.remove(document);
        }
    }

    /**
     * Returns whether exactly this record exists, in any version. A caller needs this method if the answer to the
     * command that wrote the record was lost.
     */
    private boolean isThere(String key, RecordDocument document) {
        return RecordDocument.of(redis.get(key))
                .filter(there -> there.token().equals(document.token()))
                .isPresent();
    }

    /**
     * Writes the new expiry time into the lists first, so that the lists contain the record for at least as long as it
     * exists.
     */
    @Override
    public boolean replaceRecord(StoredRecord expected, String content, @Nullable Instant expires) {
        String key = keys.record(expected.kind(), expected.id());
        for (Backoff backoff = new Backoff(); ; backoff.again()) {
            String text = redis.get(key);
            RecordDocument there = RecordDocument.of(text).orElse(null);
            if (text == null || there == null || !there.record().isSameVersionAs(expected)) {
                return false;
            }
            RecordDocument next = there.replaced(content, expires);
            if (!index.add(next)) {
                return false;
            }
            if (redis.put(key, text, next.text(), next.lifetime())) {
                return true;
            }
        }
    }

    @Override
    public boolean deleteRecord(StoredRecord expected) {
        String key = keys.record(expected.kind(), expected.id());
        for (Backoff backoff = new Backoff(); ; backoff.again()) {
            String text = redis.get(key);
            RecordDocument there = RecordDocument.of(text).orElse(null);
            if (text == null || there == null || !there.record().isSameVersionAs(expected)) {
                return false;
            }
            if (redis.remove(key, text)) {
                index.remove(there);
                return true;
            }
        }
    }

    @Override
    public int deleteRecordsOf(String owner, @Nullable String except) {
        int deleted = 0;
        for (RecordIndex.Owned member : index.of(owner)) {
            if (member.kind().equals(except)) {
                continue;
            }
            String text = redis.erase(keys.record(member.kind(), member.id()), member.token());
            RecordDocument erased = RecordDocument.of(text).orElse(null);
            if (erased != null) {
                index.remove(erased);
                deleted++;
            } else {
                redis.removeFromIndex(keys.recordsOf(owner), List.of(member.member()));
            }
        }
        return deleted;
    }

    private static List<StoredRecord> sorted(List<RecordDocument> documents) {
        return documents.stream()
                .map(RecordDocument::record)
                .sorted(StoredRecord.byId())
                .toList();
    }
}
