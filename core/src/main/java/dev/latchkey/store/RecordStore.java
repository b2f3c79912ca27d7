package dev.latchkey.store;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Keeps small documents that belong to users: whatever a capability knows of a user, without a table of its own. A
 * record goes when its owner goes. {@link Store} says what holds for every method.
 *
 * <p>Lists are in the order of ids, compared code point by code point, which is {@link StoredRecord#byId()}. A record
 * past its end is returned as well, or is gone; one that was added or replaced is there for a minute at least, also if
 * its end is past by the store's own clock.
 */
public interface RecordStore {

    /** The record of this kind with this id. */
    Optional<StoredRecord> record(String kind, String id);

    /** All records of one kind that this user owns, in the order of ids. */
    List<StoredRecord> recordsOf(String kind, String owner);

    /**
     * A page of the records of one kind in one group, of all owners, in the order of ids.
     *
     * @param after the id that the page begins behind; empty: the first page
     * @param most how many at most; at least 1
     */
    List<StoredRecord> recordsIn(String kind, String group, String after, int most);

    /**
     * Adds a record. Of any number of calls for one kind and id, one adds it.
     *
     * @return {@code false} if there is one of this kind and id, or the owner is gone
     */
    boolean addRecord(StoredRecord record);

    /**
     * Gives a record another content and another end, if it still has the owner and the version of {@code expected}: of
     * any number of calls that expect the same, one does. Its version is one higher from then on; kind, id, owner and
     * group stay.
     *
     * @param expected the record as the store returned it
     * @param expires in milliseconds; {@code null}: never
     * @return {@code false} if somebody else was first or the record is gone
     */
    boolean replaceRecord(StoredRecord expected, String content, @Nullable Instant expires);

    /**
     * Removes a record that still has the owner and the version of {@code expected}. Of any number of calls at the same
     * time, one removes it.
     *
     * @param expected the record as the store returned it
     * @return {@code false} if somebody else was first or the record is gone
     */
    boolean deleteRecord(StoredRecord expected);

    /**
     * Removes a user's records of every kind: all whose {@link #addRecord} returned before this was called. One that is
     * added while this runs may go or stay.
     *
     * @return how many were removed
     */
    int deleteRecordsOf(String owner);
}
