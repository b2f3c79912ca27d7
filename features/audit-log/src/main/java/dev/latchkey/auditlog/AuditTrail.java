package dev.latchkey.auditlog;

import static java.util.Objects.requireNonNull;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What an application reads from its audit log: {@link AuditLog#of}. */
public final class AuditTrail {

    private final @Nullable StoredEntries stored;
    private final ChainKey key;

    AuditTrail(@Nullable StoredEntries stored, ChainKey key) {
        this.stored = stored;
        this.key = requireNonNull(key, "key");
    }

    /**
     * Returns one page of the entries about a user, the newest first.
     *
     * @param userId the id of the user
     * @param after {@link AuditPage#next} of the page before; empty for the first page
     * @param most the largest number of entries, 1 to 1,000
     * @throws IllegalStateException if the log is not {@link AuditLog#inStore}
     */
    public AuditPage page(String userId, String after, int most) {
        if (stored == null) {
            throw new IllegalStateException("The entries are not in the store: call inStore(…) on AuditLog");
        }
        return stored.page(requireNonNull(userId, "userId"), requireNonNull(after, "after"), most);
    }

    /**
     * Verifies the chain in files of {@link JsonLines#chained}, with the secrets of this application.
     *
     * @param files the files in the order in which they were written, the oldest first. The oldest may begin anywhere
     *     in a chain, because older files may be gone
     * @return what was found, with the first line that is not as it was written
     * @throws IOException if a file cannot be read
     */
    public AuditVerification verify(List<Path> files) throws IOException {
        return new ChainVerifier(key).verify(files);
    }
}
