package dev.latchkey.auditlog;

import dev.latchkey.store.RecordStore;
import dev.latchkey.store.StoredRecord;
import java.io.IOException;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;

/** Keeps entries about users as records of those users. Their ids sort the newest first. */
record StoredEntries(RecordStore records, SecureRandom random, Duration retention, AtomicInteger written)
        implements AuditSink {

    static final String KIND = "audit-entry";

    StoredEntries(RecordStore records, SecureRandom random, Duration retention) {
        this(records, random, retention, new AtomicInteger());
    }

    /** An entry about nobody, or about a user who is gone, is not kept. */
    @Override
    public void write(AuditEntry entry) throws IOException {
        String subject = entry.subject();
        if (subject == null) {
            return;
        }
        String id = "%016x-%08x-%08x"
                .formatted(
                        Long.MAX_VALUE - entry.time().toEpochMilli(),
                        Integer.MAX_VALUE - (written.getAndIncrement() & Integer.MAX_VALUE),
                        random.nextInt());
        boolean unusedAdded = records.addRecord(StoredRecord.of(KIND, id, subject, entry.toJson())
                .inGroup(subject)
                .until(entry.time().plus(retention)));
    }

    AuditPage page(String userId, String after, int most) {
        List<StoredRecord> found = records.recordsIn(KIND, userId, after, most).stream()
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
