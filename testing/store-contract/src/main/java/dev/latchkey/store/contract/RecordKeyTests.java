package dev.latchkey.store.contract;

import static org.assertj.core.api.Assertions.assertThat;

import dev.latchkey.store.StoredRecord;
import dev.latchkey.store.StoredUser;
import java.util.List;
import org.junit.jupiter.api.Test;

/**
 * Tests that a store distinguishes ids and groups that a database may consider equal, and that it does not shorten the
 * longest ids and groups.
 */
interface RecordKeyTests extends StoreFixture {

    @Test
    default void ids_that_look_alike_to_a_database_are_those_of_different_records() {
        StoredUser user = stored(StoreFixture.newUser(), null);
        String id = StoreFixture.hash();
        List<String> ids = List.of(
                "a" + id,
                "A" + id,
                "ä" + id,
                "a\u0308" + id,
                "a" + id + " ",
                " a" + id,
                "ａ" + id,
                "a%" + id,
                "a_" + id,
                "a|" + id,
                "a}" + id,
                "~" + id,
                "\uD83D\uDD11" + id,
                "\uD83D\uDD12" + id,
                "x".repeat(190) + id,
                "x".repeat(191) + id);
        for (String each : ids) {
            StoredRecord record =
                    StoredRecord.of("alike", each, user.user().id(), each).inGroup(each);
            assertThat(store().record("alike", each)).as(each).isEmpty();
            assertThat(store().addRecord(record)).as(each).isTrue();
        }
        for (String each : ids) {
            StoredRecord record = store().record("alike", each).orElseThrow();
            assertThat(record.content()).isEqualTo(each);
            assertThat(store().recordsIn("alike", each, "", 10)).as(each).containsExactly(record);
        }
        assertThat(store().recordsOf("alike", user.user().id())).hasSize(ids.size());
        assertThat(store().recordsOf("alike", user.user().id() + " ")).isEmpty();
    }

    @Test
    default void the_end_of_a_kind_is_not_the_beginning_of_an_id() {
        StoredUser user = stored(StoreFixture.newUser(), null);
        String id = StoreFixture.hash();
        StoredRecord record =
                storedRecord(StoredRecord.of("a-b", id, user.user().id(), "{}").inGroup(id));
        for (String[] other : new String[][] {{"a", "-b" + id}, {"a", "b" + id}, {"a-b" + "c", id}, {"a", id}}) {
            assertThat(store().record(other[0], other[1])).isEmpty();
            assertThat(store().recordsIn(other[0], other[1], "", 10)).isEmpty();
        }
        assertThat(store().record("a-b", id)).contains(record);
    }

    @Test
    default void the_longest_kinds_ids_and_groups_are_kept_whole() {
        StoredUser user = stored(StoreFixture.newUser(), null);
        String kind = "k".repeat(64);
        String longest = StoreFixture.hash() + "ü".repeat(255 - 64);
        StoredRecord record =
                StoredRecord.of(kind, longest, user.user().id(), "{}").inGroup(longest);
        assertThat(store().addRecord(record)).isTrue();
        assertThat(store().record(kind, longest)).contains(record);
        assertThat(store().record(kind, longest.substring(0, 254))).isEmpty();
        assertThat(store().record(kind.substring(1), longest)).isEmpty();
        assertThat(store().recordsIn(kind, longest, "", 1)).containsExactly(record);
        assertThat(store().recordsIn(kind, longest.substring(0, 254), "", 1)).isEmpty();
    }
}
