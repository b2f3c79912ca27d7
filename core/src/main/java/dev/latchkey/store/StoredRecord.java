package dev.latchkey.store;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.Objects.requireNonNull;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.Comparator;
import java.util.Objects;
import java.util.concurrent.ThreadLocalRandom;
import org.jspecify.annotations.Nullable;

/**
 * A small document that belongs to a user, as a {@link Store} keeps it. Latchkey never exceeds the sizes given here.
 *
 * @param kind the kind of document, such as {@code passkey}: 1 to 64 lower-case letters, digits and dashes, a letter
 *     first
 * @param id an id that is unique within the kind, 1 to 255 characters
 * @param owner the id of the user who owns it
 * @param group the group by which records of one kind can be listed, 1 to 255 characters; {@code null} for none
 * @param content the document as JSON, opaque to the store, at most 65,536 characters; secrets in the document are
 *     sealed
 * @param version the version, which grows by one with each replacement. It begins with a number that {@link #of} draws
 *     at random, so that a record does not look like a deleted one with the same id; an earlier version of Latchkey
 *     began with 1. It stays below 2<sup>53</sup>, so that a JSON number holds it
 * @param expires the first instant at which the record has expired, in milliseconds; {@code null} if the record never
 *     expires
 */
public record StoredRecord(
        String kind,
        String id,
        String owner,
        @Nullable String group,
        String content,
        long version,
        @Nullable Instant expires) {

    private static final long FIRST_VERSIONS_END = 1L << 46;

    private static final Comparator<StoredRecord> BY_ID =
            (one, other) -> Arrays.compareUnsigned(one.id.getBytes(UTF_8), other.id.getBytes(UTF_8));

    public StoredRecord {
        requireNonNull(kind, "kind");
        requireNonNull(id, "id");
        requireNonNull(owner, "owner");
        requireNonNull(content, "content");
        expires = expires == null ? null : expires.truncatedTo(ChronoUnit.MILLIS);
    }

    /** Returns a new record, without a group and without expiry. Call this method once for each record to add. */
    public static StoredRecord of(String kind, String id, String owner, String content) {
        long first = ThreadLocalRandom.current().nextLong(1, FIRST_VERSIONS_END); // it need only differ, not be secret
        return new StoredRecord(kind, id, owner, null, content, first, null);
    }

    /** Returns this record in a group. */
    public StoredRecord inGroup(String newGroup) {
        return new StoredRecord(kind, id, owner, requireNonNull(newGroup), content, version, expires);
    }

    /** Returns this record with {@code end} as its expiry. */
    public StoredRecord until(Instant end) {
        return new StoredRecord(kind, id, owner, group, content, version, requireNonNull(end));
    }

    /** Returns the next version of this record, with another content and expiry. */
    public StoredRecord replaced(String newContent, @Nullable Instant newExpires) {
        return new StoredRecord(kind, id, owner, group, newContent, version + 1, newExpires);
    }

    /** Returns whether {@code expected} is what this record is now: a store replaces and deletes nothing else. */
    public boolean isSameVersionAs(StoredRecord expected) {
        return owner.equals(expected.owner) && version == expected.version && Objects.equals(expires, expected.expires);
    }

    /** Returns the comparator for lists of records. It compares ids code point by code point. */
    public static Comparator<StoredRecord> byId() {
        return BY_ID;
    }

    @Override
    public String toString() {
        return "StoredRecord[" + kind + " of " + owner + "]";
    }
}
