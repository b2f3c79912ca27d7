package dev.latchkey.store.redis;

import dev.latchkey.store.RecordStore;
import dev.latchkey.store.StoredRecord;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Keeps records, each in its own slot.
 *
 * <p>A record is added in three steps: something that counts for nothing holds its place; the lists get it, if there is
 * the owner; the record comes into its place, if that is still held. A thread that removes the owner, or all that the
 * owner has, goes through the owner's list, and takes the place away from those not yet added.
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
        List<RecordIndex.Owned> members = index.of(owner).stream()
                .filter(each -> each.kind().equals(kind))
                .toList();
        return sorted(index.documents(owner, members));
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
                continue; // somebody is adding it, and may fail
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
     * Returns whether this very record is there, in whatever version: the answer to the command that put it may be
     * lost.
     */
    private boolean isThere(String key, RecordDocument document) {
        return RecordDocument.of(redis.get(key))
                .filter(there -> there.token().equals(document.token()))
                .isPresent();
    }

    /** It is noted in the lists first, so that they remember the record for at least as long as it lives. */
    @Override
    public boolean replaceRecord(StoredRecord expected, String content, @Nullable Instant expires) {
        String key = keys.record(expected.kind(), expected.id());
        for (Backoff backoff = new Backoff(); ; backoff.again()) {
            String text = redis.get(key);
            RecordDocument there = RecordDocument.of(text).orElse(null);
            if (text == null || there == null || !there.isVersion(expected)) {
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
            if (text == null || there == null || !there.isVersion(expected)) {
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
