package dev.latchkey.auditlog;

import java.io.IOException;

/** Where entries of the audit log go. An application may have its own, such as a queue or a table. */
@FunctionalInterface
public interface AuditSink {

    /**
     * Keeps an entry. Latchkey calls this in the thread of the request, from several threads at a time. Refusals of the
     * guard come from a thread of the audit log. If this method throws, the other sinks still get the entry.
     *
     * @throws IOException if the entry could not be kept
     */
    void write(AuditEntry entry) throws IOException;
}
