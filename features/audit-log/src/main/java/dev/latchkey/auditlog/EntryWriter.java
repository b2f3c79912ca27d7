package dev.latchkey.auditlog;

import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Writes each entry to all sinks, also if one of them fails. */
final class EntryWriter {

    private static final Logger LOG = LoggerFactory.getLogger(EntryWriter.class);

    private final List<AuditSink> sinks;
    private final AtomicBoolean failing = new AtomicBoolean();

    EntryWriter(List<AuditSink> sinks) {
        this.sinks = List.copyOf(sinks);
    }

    /**
     * Writes an entry. The log says why a sink fails, with a trace for the first failure in a row.
     *
     * @return why a sink could not keep the entry; empty if every sink has kept it
     */
    Optional<Exception> write(AuditEntry entry) {
        Exception failure = null;
        for (AuditSink sink : sinks) {
            try {
                sink.write(entry);
            } catch (IOException | RuntimeException e) {
                failure = e;
                tell(entry, e);
            }
        }
        if (failure == null) {
            failing.set(false);
        }
        return Optional.ofNullable(failure);
    }

    private void tell(AuditEntry entry, Exception failure) {
        if (failing.compareAndSet(false, true)) {
            LOG.error("The audit log could not keep an entry: {}", entry.kind(), failure);
        } else {
            LOG.error("The audit log could not keep an entry: {} ({})", entry.kind(), failure.toString());
        }
    }
}
