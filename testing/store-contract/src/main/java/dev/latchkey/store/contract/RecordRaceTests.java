package dev.latchkey.store.contract;

import static org.assertj.core.api.Assertions.assertThat;

import dev.latchkey.store.StoredRecord;
import dev.latchkey.store.StoredUser;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Tests that if several threads make the same call for a record at the same time, exactly one succeeds. */
interface RecordRaceTests extends StoreFixture {

    @Test
    @Tag("B32")
    default void a_record_is_added_by_one() {
        List<StoredUser> owners = List.of(stored(StoreFixture.newUser(), null), stored(StoreFixture.newUser(), null));
        List<String> ids = new ArrayList<>();
        String group = StoreFixture.hash();
        assertThat(race().run(round -> {
                    String id = StoreFixture.hash();
                    ids.add(id);
                    return thread -> store().addRecord(StoredRecord.of(
                                    "raced", id, owners.get(thread % 2).user().id(), "{}")
                            .inGroup(group));
                }))
                .containsOnly(1);
        int one = store().recordsOf("raced", owners.get(0).user().id()).size();
        int other = store().recordsOf("raced", owners.get(1).user().id()).size();
        assertThat(one + other).isEqualTo(ids.size());
        Collections.sort(ids);
        assertThat(store().recordsIn("raced", group, "", ids.size() + 1))
                .extracting(StoredRecord::id)
                .containsExactlyElementsOf(ids);
        owners.forEach(owner -> store().deleteUser(owner.user().id()));
    }

    @Test
    @Tag("B32")
    default void a_record_is_replaced_by_one() {
        StoredRecord first = storedRecord(StoreFixture.newRecord(stored(StoreFixture.newUser(), null)));
        assertThat(race().run(round -> {
                    StoredRecord expected = store().record("note", first.id()).orElseThrow();
                    assertThat(expected.version()).isEqualTo(first.version() + round);
                    return thread -> store().replaceRecord(expected, "[" + thread + "]", null);
                }))
                .containsOnly(1);
    }

    @Test
    @Tag("B32")
    default void a_record_is_deleted_by_one() {
        StoredUser user = stored(StoreFixture.newUser(), null);
        assertThat(race().run(round -> {
                    StoredRecord record = storedRecord(StoreFixture.newRecord(user));
                    return thread -> store().deleteRecord(record);
                }))
                .containsOnly(1);
        assertThat(store().recordsOf("note", user.user().id())).isEmpty();
    }

    @Test
    @Tag("B32")
    default void a_record_is_replaced_or_deleted_and_never_both() {
        StoredUser user = stored(StoreFixture.newUser(), null);
        assertThat(race().run(round -> {
                    StoredRecord record = storedRecord(StoreFixture.newRecord(user));
                    return thread -> thread % 2 == 0
                            ? store().deleteRecord(record)
                            : store().replaceRecord(record, "[]", StoreFixture.LATER);
                }))
                .containsOnly(1);
    }
}
