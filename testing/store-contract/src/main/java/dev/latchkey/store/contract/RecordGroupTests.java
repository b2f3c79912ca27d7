package dev.latchkey.store.contract;

import static org.assertj.core.api.Assertions.assertThat;

import dev.latchkey.store.StoredRecord;
import dev.latchkey.store.StoredUser;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;

/**
 * Tests that a store lists the records of many owners one page at a time, in an order that is the same on every store.
 */
interface RecordGroupTests extends StoreFixture {

    /**
     * Texts in the order of their code points, which differs from the order of dictionaries and of
     * {@code String.compareTo}.
     */
    List<String> IN_ORDER = List.of(
            " ",
            "!",
            "-",
            "10",
            "9",
            "A",
            "Z",
            "_",
            "a",
            "a ",
            "a!",
            "aa",
            "b",
            "z",
            "~",
            "Ä",
            "ä",
            "\u0308",
            "ａ",
            "\uFFFD",
            "\uD83D\uDD11",
            "\uD83D\uDD12");

    @Test
    default void a_group_comes_page_by_page_in_the_order_of_ids() {
        String group = StoreFixture.hash();
        List<StoredUser> owners = List.of(stored(StoreFixture.newUser(), null), stored(StoreFixture.newUser(), null));
        List<String> shuffled = new ArrayList<>(IN_ORDER);
        Collections.rotate(shuffled, 7);
        for (int i = 0; i < shuffled.size(); i++) {
            String owner = owners.get(i % 2).user().id();
            storedRecord(
                    StoredRecord.of(kind(group), shuffled.get(i), owner, "{}").inGroup(group));
        }
        for (int most : new int[] {1, 4, IN_ORDER.size(), 100}) {
            List<String> read = new ArrayList<>();
            List<StoredRecord> page = store().recordsIn(kind(group), group, "", most);
            while (!page.isEmpty()) {
                assertThat(page).hasSizeLessThanOrEqualTo(most);
                page.forEach(record -> read.add(record.id()));
                page = store().recordsIn(
                                kind(group), group, page.get(page.size() - 1).id(), most);
            }
            assertThat(read).containsExactlyElementsOf(IN_ORDER);
        }
        assertThat(store().recordsIn(kind(group), group, "aab", 2))
                .extracting(StoredRecord::id)
                .containsExactly("b", "z");
        List<StoredRecord> ofOne =
                store().recordsOf(kind(group), owners.get(0).user().id());
        assertThat(ofOne).hasSize(IN_ORDER.size() / 2).isSortedAccordingTo(StoredRecord.byId());
    }

    @Test
    default void a_group_has_no_records_of_another_and_none_of_another_kind() {
        String group = StoreFixture.hash();
        String owner = stored(StoreFixture.newUser(), null).user().id();
        StoredRecord record =
                storedRecord(StoredRecord.of(kind(group), "b", owner, "{}").inGroup(group));
        storedRecord(StoredRecord.of(kind(group), "c", owner, "{}").inGroup(group.substring(1)));
        storedRecord(StoredRecord.of(kind(group), "d", owner, "{}"));
        storedRecord(StoredRecord.of(kind(group) + "x", "e", owner, "{}").inGroup(group));

        assertThat(store().recordsIn(kind(group), group, "", 10)).containsExactly(record);
        assertThat(store().recordsIn(kind(group), group, "b", 10)).isEmpty();
        assertThat(store().recordsIn(kind(group), StoreFixture.hash(), "", 10)).isEmpty();
    }

    @Test
    default void a_page_is_full_also_if_records_before_it_have_gone() {
        String group = StoreFixture.hash();
        StoredUser staying = stored(StoreFixture.newUser(), null);
        StoredUser going = stored(StoreFixture.newUser(), null);
        for (int i = 10; i < 30; i++) {
            String owner = (i < 20 ? going : staying).user().id();
            storedRecord(
                    StoredRecord.of(kind(group), String.valueOf(i), owner, "{}").inGroup(group));
        }
        assertThat(store().deleteUser(going.user().id())).isTrue();
        for (int i = 0; i < 2; i++) {
            assertThat(store().recordsIn(kind(group), group, "", 3))
                    .extracting(StoredRecord::id)
                    .containsExactly("20", "21", "22");
        }
    }

    /** Returns a kind that no other test uses. */
    private static String kind(String group) {
        return "k" + group.substring(0, 32);
    }
}
