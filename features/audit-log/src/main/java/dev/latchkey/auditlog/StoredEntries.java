package dev.latchkey.auditlog;

import dev.latchkey.feature.HistoryRecords;
import dev.latchkey.limit.RateLimiter;
import dev.latchkey.provider.RateLimit;
import dev.latchkey.store.RecordStore;
import dev.latchkey.store.StoredRecord;
import java.io.IOException;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Keeps entries about users as records of those users. Their ids sort the newest first. Users cause refusals as often
 * as they like, by asking for what they must not see, so only some of these are kept.
 */
record StoredEntries(
        RecordStore records, RateLimiter limits, SecureRandom random, Duration retention, AtomicInteger written)
        implements AuditSink {

    private static final String REFUSAL = "access-denied";
    private static final RateLimit REFUSALS = new RateLimit(100, Duration.ofHours(1));

    StoredEntries(RecordStore records, RateLimiter limits, SecureRandom random, Duration retention) {
        this(records, limits, random, retention, new AtomicInteger());
    }

    /** An entry about nobody, or about a user who is gone, is not kept. */
    @Override
    public void write(AuditEntry entry) throws IOException {
        String subject = entry.subject();
        if (subject == null || (entry.kind().equals(REFUSAL) && !hasRoom(subject))) {
            return;
        }
        String id = "%016x-%08x-%08x"
                .formatted(
                        Long.MAX_VALUE - entry.time().toEpochMilli(),
                        Integer.MAX_VALUE - (written.getAndIncrement() & Integer.MAX_VALUE),
                        random.nextInt());
        boolean unusedAdded = records.addRecord(HistoryRecords.of(id, subject, entry.toJson())
                .until(entry.time().plus(retention)));
    }

    private boolean hasRoom(String userId) {
        return limits.count("refusals in the audit log", userId, REFUSALS).isEmpty();
    }

    AuditPage page(String userId, String after, int most) {
        List<StoredRecord> found = records.recordsIn(HistoryRecords.KIND, userId, after, most).stream()
                .filter(record -> record.owner().equals(userId))
                .toList();
        List<AuditEntry> entries = found.stream()
                .map(record -> AuditEntryCodec.read(record.content()))
                .toList();
        return new AuditPage(
                entries,
                found.size() < most
                        ? Optional.empty()
                        : Optional.of(found.get(found.size() - 1).id()));
    }
}
