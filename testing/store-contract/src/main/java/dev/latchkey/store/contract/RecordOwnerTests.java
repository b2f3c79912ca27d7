package dev.latchkey.store.contract;

import static org.assertj.core.api.Assertions.assertThat;

import dev.latchkey.store.StoredRecord;
import dev.latchkey.store.StoredUser;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Tests that a store deletes the records of a user with the user, even if other calls run at the same time. */
interface RecordOwnerTests extends StoreFixture {

    @Test
    default void nobodys_record_is_not_added() {
        StoredRecord record = StoreFixture.newRecord(StoreFixture.newUser());
        assertThat(store().addRecord(record)).isFalse();
        assertThat(store().record("note", record.id())).isEmpty();
        assertThat(store().recordsOf("note", record.owner())).isEmpty();
        assertThat(store().recordsIn("note", String.valueOf(record.group()), "", 10))
                .isEmpty();
    }

    @Test
    @Tag("B13")
    default void the_records_of_a_user_go_with_the_user() {
        StoredUser user = stored(StoreFixture.newUser(), null);
        String id = user.user().id();
        StoredRecord one = storedRecord(StoreFixture.newRecord(user));
        StoredRecord two = storedRecord(StoredRecord.of("note-2", StoreFixture.hash(), id, "{}"));
        StoredRecord others = storedRecord(StoreFixture.newRecord(stored(StoreFixture.newUser(), null)));

        assertThat(store().deleteUser(id)).isTrue();

        for (StoredRecord gone : new StoredRecord[] {one, two}) {
            assertThat(store().record(gone.kind(), gone.id())).isEmpty();
            assertThat(store().recordsOf(gone.kind(), id)).isEmpty();
            assertThat(store().replaceRecord(gone, "{}", null)).isFalse();
            assertThat(store().deleteRecord(gone)).isFalse();
            assertThat(store().addRecord(gone)).isFalse();
        }
        assertThat(store().recordsIn("note", String.valueOf(one.group()), "", 10))
                .isEmpty();
        assertThat(store().record("note", others.id())).contains(others);
    }

    @Test
    default void all_records_of_a_user_are_removed_and_the_user_stays() {
        StoredUser user = stored(StoreFixture.newUser(), null);
        String id = user.user().id();
        StoredRecord one = storedRecord(StoreFixture.newRecord(user));
        storedRecord(StoreFixture.newRecord(user));
        storedRecord(StoredRecord.of("note-2", StoreFixture.hash(), id, "{}"));
        StoredRecord others = storedRecord(StoreFixture.newRecord(stored(StoreFixture.newUser(), null)));

        assertThat(store().deleteRecordsOf(id, null)).isEqualTo(3);
        assertThat(store().deleteRecordsOf(id, null)).isZero();
        assertThat(store().deleteRecordsOf(StoreFixture.hash(), null)).isZero();

        assertThat(store().recordsOf("note", id)).isEmpty();
        assertThat(store().recordsOf("note-2", id)).isEmpty();
        assertThat(store().record("note", others.id())).contains(others);
        assertThat(store().user(id)).isPresent();
        assertThat(store().addRecord(one)).isTrue();
        assertThat(store().recordsOf("note", id)).containsExactly(one);
    }

    @Test
    default void of_all_records_of_an_owner_one_kind_may_stay() {
        StoredUser owner = stored(StoreFixture.newUser(), null);
        StoredUser other = stored(StoreFixture.newUser(), null);
        String id = owner.user().id();
        StoredRecord note = storedRecord(StoreFixture.newRecord(owner));
        StoredRecord staying = storedRecord(StoredRecord.of("note-staying", StoreFixture.hash(), id, "{}"));
        StoredRecord others = storedRecord(StoreFixture.newRecord(other));
        assertThat(store().recordsOf(id)).containsExactlyInAnyOrder(note, staying);

        assertThat(store().deleteRecordsOf(id, "note-staying")).isEqualTo(1);
        assertThat(store().recordsOf(id)).containsExactly(staying);
        assertThat(store().recordsOf(other.user().id())).containsExactly(others);
        assertThat(store().deleteUser(id)).isTrue();
        assertThat(store().recordsOf(id)).isEmpty();
        assertThat(store().record("note-staying", staying.id())).isEmpty();
    }

    @Test
    @Tag("B13")
    default void an_owner_who_goes_in_the_middle_of_an_add_takes_the_record_along() {
        StoredUser user = stored(StoreFixture.newUser(), null);
        StoredRecord record = StoreFixture.newRecord(user);

        Interleaving.of(
                hold(record),
                () -> store().addRecord(record),
                () -> assertThat(store().deleteUser(record.owner())).isTrue());

        assertGone(record);
    }

    @Test
    @Tag("B13")
    default void a_record_that_is_added_while_its_owner_goes_is_not_there_afterwards() {
        StoredUser user = stored(StoreFixture.newUser(), null);
        StoredRecord early = storedRecord(StoreFixture.newRecord(user));
        StoredRecord late = StoreFixture.newRecord(user);

        Interleaving.of(
                hold(early),
                () -> store().deleteUser(early.owner()),
                () -> assertThat(store().addRecord(late)).isFalse());

        assertGone(early);
        assertGone(late);
    }

    @Test
    @Tag("B13")
    default void of_records_that_are_added_while_their_owner_goes_none_is_left() {
        List<StoredRecord> added = Collections.synchronizedList(new ArrayList<>());
        assertThat(new Race(8, 50).run(round -> {
                    StoredUser user = stored(StoreFixture.newUser(), null);
                    return thread -> {
                        if (thread == 0) {
                            return store().deleteUser(user.user().id());
                        }
                        StoredRecord record = StoreFixture.newRecord(user);
                        added.add(record);
                        store().addRecord(record);
                        return false;
                    };
                }))
                .containsOnly(1);
        assertThat(added).hasSize(350).allSatisfy(this::assertGone);
    }

    private void assertGone(StoredRecord record) {
        assertThat(store().user(record.owner())).isEmpty();
        assertThat(store().record("note", record.id())).isEmpty();
        assertThat(store().recordsOf("note", record.owner())).isEmpty();
        assertThat(store().recordsIn("note", String.valueOf(record.group()), "", 10))
                .isEmpty();
    }
}
