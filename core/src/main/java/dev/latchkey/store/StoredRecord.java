package dev.latchkey.store;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.Objects.requireNonNull;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.Comparator;
import org.jspecify.annotations.Nullable;

/**
 * A small document that belongs to a user, as a {@link Store} keeps it. Latchkey gives a store none that is larger than
 * said here.
 *
 * @param kind what it is, such as {@code passkey}: 1 to 64 lower-case letters, digits and dashes, a letter first
 * @param id unique within the kind, 1 to 255 characters
 * @param owner the id of the user whose it is
 * @param group what it is listed by with others of its kind, 1 to 255 characters; {@code null}: nothing
 * @param content JSON, opaque to the store, at most 65,536 characters; sealed where it is a secret
 * @param version {@value #FIRST_VERSION} when the record is added, and one more with each replacement
 * @param expires when it ends, in milliseconds; at that instant it has ended; {@code null}: never
 */
public record StoredRecord(
        String kind,
        String id,
        String owner,
        @Nullable String group,
        String content,
        long version,
        @Nullable Instant expires) {

    /** The version of a record that is added. */
    public static final long FIRST_VERSION = 1;

    private static final Comparator<StoredRecord> BY_ID =
            (one, other) -> Arrays.compareUnsigned(one.id.getBytes(UTF_8), other.id.getBytes(UTF_8));

    public StoredRecord {
        requireNonNull(kind, "kind");
        requireNonNull(id, "id");
        requireNonNull(owner, "owner");
        requireNonNull(content, "content");
        expires = expires == null ? null : expires.truncatedTo(ChronoUnit.MILLIS);
    }

    /** A record to be added: in no group, and without an end. */
    public static StoredRecord of(String kind, String id, String owner, String content) {
        return new StoredRecord(kind, id, owner, null, content, FIRST_VERSION, null);
    }

    /** This record in a group. */
    public StoredRecord inGroup(String newGroup) {
        return new StoredRecord(kind, id, owner, requireNonNull(newGroup), content, version, expires);
    }

    /** This record with an end. */
    public StoredRecord until(Instant end) {
        return new StoredRecord(kind, id, owner, group, content, version, requireNonNull(end));
    }

    /** What becomes of this record when it is replaced: the next version of it. */
    public StoredRecord replaced(String newContent, @Nullable Instant newExpires) {
        return new StoredRecord(kind, id, owner, group, newContent, version + 1, newExpires);
    }

    /** The order of the ids, code point by code point; the kind does not count. */
    public static Comparator<StoredRecord> byId() {
        return BY_ID;
    }

    @Override
    public String toString() {
        return "StoredRecord[" + kind + " of " + owner + "]";
    }
}
