package dev.latchkey.store;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Keeps small documents that belong to users. A feature keeps its data about users in records, so it needs no separate
 * table. A record is removed together with its owner. {@link Store} describes the rules for all methods.
 *
 * <p>Lists are in the order of ids, compared code point by code point, which is {@link StoredRecord#byId()}. An expired
 * record may still be returned or may be gone. A record that was added or replaced stays for a minute at least, even if
 * it has expired by the store's own clock.
 */
public interface RecordStore {

    /** Returns the record of this kind with this id. */
    Optional<StoredRecord> record(String kind, String id);

    /** Returns all records of one kind that this user owns, in the order of ids. */
    List<StoredRecord> recordsOf(String kind, String owner);

    /** Returns all records of every kind that this user owns, in any order. */
    List<StoredRecord> recordsOf(String owner);

    /**
     * Returns all records of every kind but one that this user owns, in any order. A store must not load the others: a
     * user can have very many records of a kind that tells what has happened.
     *
     * @implSpec the standard implementation loads all records of the user
     */
    default List<StoredRecord> recordsExcept(String kind, String owner) {
        return recordsOf(owner).stream()
                .filter(record -> !record.kind().equals(kind))
                .toList();
    }

    /**
     * Returns one page of the records of a kind and a group, from all owners, in the order of ids.
     *
     * @param after the last id of the page before; empty for the first page
     * @param most the largest number of records to return; at least 1
     */
    List<StoredRecord> recordsIn(String kind, String group, String after, int most);

    /**
     * Adds a record with the version that it has. Of several calls with the same kind and id, only one succeeds.
     *
     * @return {@code false} if a record of this kind and id exists, or the owner is gone
     */
    boolean addRecord(StoredRecord record);

    /**
     * Replaces content and expiry of a record, if its owner, version and expiry still are those of {@code expected}. A
     * record that took the place of a deleted one has another version. Of several calls with the same expected version,
     * only one succeeds. The new version is one higher. Kind, id, owner and group do not change.
     *
     * @param expected the record as the store returned it
     * @param expires when the record expires, in milliseconds; {@code null} if it never expires
     * @return {@code false} if another call was first or the record is gone
     */
    boolean replaceRecord(StoredRecord expected, String content, @Nullable Instant expires);

    /**
     * Removes a record, if its owner, version and expiry still are those of {@code expected}. Of several calls at the
     * same time, only one succeeds.
     *
     * @param expected the record as the store returned it
     * @return {@code false} if another call was first or the record is gone
     */
    boolean deleteRecord(StoredRecord expected);

    /**
     * Removes a user's records of every kind but one. These are all records whose {@link #addRecord} returned before
     * this call. A record that is added during the call may be removed or stay.
     *
     * @param except the kind whose records stay; {@code null} for none
     * @return how many were removed
     */
    int deleteRecordsOf(String owner, @Nullable String except);
}
