package dev.latchkey.auditlog;

import static java.util.Objects.requireNonNull;

import java.util.List;
import java.util.Optional;

/**
 * One page of the entries about a user.
 *
 * @param entries the newest first
 * @param next what {@link AuditTrail#page} takes for the next page; empty if this is the last one
 */
public record AuditPage(List<AuditEntry> entries, Optional<String> next) {

    public AuditPage {
        entries = List.copyOf(entries);
        requireNonNull(next, "next");
    }
}
