package dev.latchkey.store.contract;

import static org.assertj.core.api.Assertions.assertThat;

import dev.latchkey.store.StoredRecord;
import dev.latchkey.store.StoredUser;
import java.time.Instant;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Tests records, which are small documents that belong to users. */
interface RecordTests extends StoreFixture {

    @Test
    default void a_record_comes_back_as_it_was_added() {
        StoredUser user = stored(StoreFixture.newUser(), null);
        StoredRecord whole = StoreFixture.newRecord(user);
        StoredRecord bare =
                StoredRecord.of("note", StoreFixture.hash(), user.user().id(), "");
        for (StoredRecord record : new StoredRecord[] {whole, bare}) {
            assertThat(store().record("note", record.id())).isEmpty();
            assertThat(store().addRecord(record)).isTrue();
            assertThat(store().record("note", record.id())).contains(record);
        }
        assertThat(store().recordsOf("note", user.user().id())).containsExactlyInAnyOrder(whole, bare);
    }

    @Test
    default void records_of_every_kind_but_one_are_listed() {
        StoredUser user = stored(StoreFixture.newUser(), null);
        String id = user.user().id();
        StoredRecord note = storedRecord(StoreFixture.newRecord(user));
        StoredRecord other = storedRecord(StoredRecord.of("note-2", StoreFixture.hash(), id, "{}"));
        StoredRecord passkey = storedRecord(StoredRecord.of("passkey", StoreFixture.hash(), id, "{}"));
        storedRecord(StoreFixture.newRecord(stored(StoreFixture.newUser(), null)));

        assertThat(store().recordsExcept("note", id)).containsExactlyInAnyOrder(other, passkey);
        assertThat(store().recordsExcept("passkey", id)).containsExactlyInAnyOrder(note, other);
        assertThat(store().recordsExcept("note-3", id)).containsExactlyInAnyOrderElementsOf(store().recordsOf(id));
    }

    @Test
    default void content_may_be_long() {
        StoredUser user = stored(StoreFixture.newUser(), null);
        StoredRecord record =
                StoredRecord.of("note", StoreFixture.hash(), user.user().id(), "\uD83D\uDD11".repeat(32_768));
        assertThat(store().addRecord(record)).isTrue();
        assertThat(store().record("note", record.id())).contains(record);
        String other = "ü".repeat(65_536);
        assertThat(store().replaceRecord(record, other, null)).isTrue();
        assertThat(store().record("note", record.id())).contains(record.replaced(other, null));
    }

    @Test
    default void an_id_is_taken_once_within_its_kind() {
        StoredUser user = stored(StoreFixture.newUser(), null);
        StoredUser other = stored(StoreFixture.newUser(), null);
        StoredRecord record = storedRecord(StoreFixture.newRecord(user));
        String otherId = other.user().id();
        assertThat(store().addRecord(record)).isFalse();
        assertThat(store().addRecord(StoredRecord.of("note", record.id(), otherId, "{}")))
                .isFalse();
        assertThat(store().record("note", record.id())).contains(record);
        assertThat(store().recordsOf("note", otherId)).isEmpty();

        StoredRecord namesake = StoredRecord.of("note-2", record.id(), otherId, "{}");
        assertThat(store().addRecord(namesake)).isTrue();
        assertThat(store().record("note-2", record.id())).contains(namesake);
        assertThat(store().record("note", record.id())).contains(record);
        assertThat(store().recordsOf("note-2", user.user().id())).isEmpty();
    }

    @Test
    default void a_replacement_changes_content_and_end_and_counts_the_version() {
        StoredRecord first = storedRecord(StoreFixture.newRecord(stored(StoreFixture.newUser(), null)));

        assertThat(store().replaceRecord(first, "[]", null)).isTrue();
        StoredRecord second = store().record("note", first.id()).orElseThrow();
        assertThat(second).isEqualTo(first.replaced("[]", null));
        assertThat(second.version()).isEqualTo(first.version() + 1);

        assertThat(store().replaceRecord(second, "[]", StoreFixture.LATER)).isTrue();
        StoredRecord third = store().record("note", first.id()).orElseThrow();
        assertThat(third).isEqualTo(second.replaced("[]", StoreFixture.LATER));
        assertThat(store().recordsOf("note", first.owner())).containsExactly(third);
        assertThat(store().recordsIn("note", String.valueOf(first.group()), "", 10))
                .containsExactly(third);
    }

    @Test
    default void a_call_that_expects_another_version_or_owner_changes_nothing() {
        StoredUser user = stored(StoreFixture.newUser(), null);
        String other = stored(StoreFixture.newUser(), null).user().id();
        StoredRecord first = storedRecord(StoreFixture.newRecord(user));
        assertThat(store().replaceRecord(first, "[]", null)).isTrue();
        StoredRecord there = first.replaced("[]", null);
        StoredRecord unknown = StoreFixture.newRecord(user);
        StoredRecord others = new StoredRecord("note", there.id(), other, there.group(), "[]", there.version(), null);
        for (StoredRecord expected : new StoredRecord[] {first, there.replaced("{}", null), unknown, others}) {
            assertThat(store().replaceRecord(expected, "{}", null)).isFalse();
            assertThat(store().deleteRecord(expected)).isFalse();
        }
        assertThat(store().record("note", first.id())).contains(there);
        assertThat(store().record("note", unknown.id())).isEmpty();
    }

    @Test
    default void a_record_is_deleted_once_and_its_id_is_free_again() {
        StoredRecord record = storedRecord(StoreFixture.newRecord(stored(StoreFixture.newUser(), null)));
        assertThat(store().deleteRecord(record)).isTrue();
        assertThat(store().deleteRecord(record)).isFalse();
        assertThat(store().replaceRecord(record, "{}", null)).isFalse();
        assertThat(store().record("note", record.id())).isEmpty();
        assertThat(store().recordsOf("note", record.owner())).isEmpty();
        assertThat(store().recordsIn("note", String.valueOf(record.group()), "", 10))
                .isEmpty();

        StoredRecord again = storedRecord(StoreFixture.newRecord(stored(StoreFixture.newUser(), null)));
        StoredRecord namesake = StoredRecord.of("note", record.id(), again.owner(), "{}");
        assertThat(store().addRecord(namesake)).isTrue();
        assertThat(store().record("note", record.id())).contains(namesake);
        assertThat(store().recordsOf("note", record.owner())).isEmpty();
        assertThat(store().recordsOf("note", again.owner())).containsExactlyInAnyOrder(again, namesake);
    }

    @Test
    @Tag("X4")
    default void a_record_that_took_the_place_of_a_deleted_one_is_not_changed_in_its_name() {
        StoredUser user = stored(StoreFixture.newUser(), null);
        StoredRecord deleted = storedRecord(
                StoredRecord.of("note", StoreFixture.hash(), user.user().id(), "{}"));
        assertThat(store().deleteRecord(deleted)).isTrue();
        StoredRecord next = StoredRecord.of("note", deleted.id(), deleted.owner(), "{}");
        assertThat(store().addRecord(next)).isTrue();

        assertThat(store().deleteRecord(deleted)).isFalse();
        assertThat(store().replaceRecord(deleted, "[]", null)).isFalse();
        assertThat(store().record("note", next.id())).contains(next);
    }

    @Test
    @Tag("X4")
    default void a_record_that_took_the_place_of_an_expired_one_is_not_changed_in_its_name() {
        StoredUser user = stored(StoreFixture.newUser(), null);
        StoredRecord expired = storedRecord(StoreFixture.newRecord(user).until(StoreFixture.BEGINNING));
        assertThat(store().deleteRecord(expired)).isTrue();
        for (StoredRecord next : new StoredRecord[] {
            expired.until(StoreFixture.BEGINNING.plusMillis(1)),
            StoredRecord.of("note", expired.id(), expired.owner(), "{}")
        }) {
            assertThat(store().addRecord(next)).isTrue();

            assertThat(store().deleteRecord(expired)).isFalse();
            assertThat(store().replaceRecord(expired, "[]", null)).isFalse();
            assertThat(store().record("note", next.id())).contains(next);
            assertThat(store().deleteRecord(next)).isTrue();
        }
    }

    /**
     * Clocks of nodes and stores differ. A store that reports success must keep the entry, even if the entry has
     * expired by the store's clock.
     */
    @Test
    @Tag("B31")
    default void a_record_is_there_also_if_its_end_is_past_for_the_store() {
        StoredUser user = stored(StoreFixture.newUser(), null);
        for (Instant end : new Instant[] {
            StoreFixture.BEGINNING,
            Instant.now().minusSeconds(120),
            Instant.now().plusMillis(1),
            Instant.now().plusSeconds(120)
        }) {
            StoredRecord record = storedRecord(StoreFixture.newRecord(user).until(end));
            StoredRecord next = record.replaced("[]", end);
            assertThat(store().record("note", record.id())).contains(record);
            assertThat(store().addRecord(record)).isFalse();
            assertThat(store().replaceRecord(record, "[]", end)).isTrue();
            assertThat(store().record("note", record.id())).contains(next);
            assertThat(store().recordsIn("note", String.valueOf(record.group()), "", 10))
                    .containsExactly(next);
            assertThat(store().recordsOf("note", user.user().id())).containsExactly(next);
            assertThat(store().deleteRecord(next)).isTrue();
        }
    }
}
