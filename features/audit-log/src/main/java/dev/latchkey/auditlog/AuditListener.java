package dev.latchkey.auditlog;

import dev.latchkey.event.AuthEvent;
import java.util.function.Consumer;

/**
 * Writes an entry for each event. The guard may run in the event loop of a server, so its refusals are written by a
 * thread of their own; all else is written before the answer.
 */
record AuditListener(EntryBuilder entries, EntryWriter writer, BackgroundWriter background)
        implements Consumer<AuthEvent> {

    @Override
    public void accept(AuthEvent event) {
        entries.of(event).ifPresent(entry -> {
            if (event instanceof AuthEvent.AccessDenied) {
                background.write(entry);
            } else {
                var unusedFailure = writer.write(entry);
            }
        });
    }
}
