package dev.latchkey.storage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.latchkey.error.AuthException;
import dev.latchkey.error.ErrorCode;
import dev.latchkey.model.User;
import dev.latchkey.store.Store;
import dev.latchkey.store.StoredRecord;
import dev.latchkey.store.StoredUser;
import dev.latchkey.store.WatchedStore;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** What capabilities see of the records in the application's store. */
class CheckedRecordsTest {

    private static final StoredRecord NOTE = StoredRecord.of("note", "n-1", "ada", "{}");

    private final WatchedStore watched = new WatchedStore();
    private final Store memory = watched.memory();
    private Instant now = Instant.parse("2026-11-01T12:00:00Z");
    private final CheckedStore store = new CheckedStore(watched.store(), () -> now);

    @BeforeEach
    void users() {
        memory.createUser(new StoredUser(User.of("ada"), null), null);
        memory.createUser(new StoredUser(User.of("bob"), null), null);
    }

    @Test
    void a_record_that_has_ended_is_not_seen_and_not_in_the_way() {
        StoredRecord ending = NOTE.inGroup("g").until(now.plusSeconds(1));
        assertThat(store.addRecord(ending)).isTrue();
        assertThat(store.record("note", "n-1")).contains(ending);
        assertThat(store.addRecord(NOTE)).isFalse();

        now = now.plusSeconds(1);

        assertThat(store.record("note", "n-1")).isEmpty();
        assertThat(store.recordsOf("note", "ada")).isEmpty();
        assertThat(store.recordsIn("note", "g", "", 10)).isEmpty();
        assertThat(memory.record("note", "n-1")).contains(ending);
        StoredRecord next = StoredRecord.of("note", "n-1", "bob", "{}");
        assertThat(store.addRecord(next)).isTrue();
        assertThat(store.record("note", "n-1")).contains(next);
    }

    @Test
    void a_record_that_has_ended_is_not_in_the_way_either_if_housekeeping_removes_it_at_the_same_moment() {
        for (String moment : List.of("addRecord", "record")) {
            StoredRecord ending = StoredRecord.of("note", moment, "ada", "{}");
            assertThat(store.addRecord(ending.until(now.plusSeconds(1)))).isTrue();
            now = now.plusSeconds(1);
            watched.after(moment, () -> memory.deleteExpired(now, 10));

            assertThat(store.addRecord(ending)).as(moment).isTrue();
        }
    }

    @Test
    void a_record_that_the_store_has_added_before_it_failed_is_added() {
        watched.after("addRecord", () -> {
            throw new IllegalStateException("the answer is lost");
        });

        assertThat(store.addRecord(NOTE)).isTrue();

        assertThat(memory.record("note", "n-1")).contains(NOTE);
    }

    @Test
    void a_record_that_another_caller_has_added_is_not_taken_for_it() {
        StoredRecord other = StoredRecord.of("note", "n-1", "ada", "{}");
        watched.after("addRecord", () -> {
            memory.deleteRecord(NOTE);
            memory.addRecord(other);
            throw new IllegalStateException("the answer is lost");
        });

        assertThatThrownBy(() -> store.addRecord(NOTE)).isInstanceOf(AuthException.Fault.class);

        assertThat(memory.record("note", "n-1")).contains(other);
    }

    @Test
    @Tag("X4")
    void of_two_callers_who_find_an_expired_record_one_takes_its_place() {
        StoredRecord expired = NOTE.until(now.plusSeconds(1));
        assertThat(store.addRecord(expired)).isTrue();
        now = now.plusSeconds(1);
        StoredRecord first = NOTE.until(now.plusSeconds(50));
        watched.after("record", () -> {
            memory.deleteRecord(expired);
            memory.addRecord(first);
        });

        assertThat(store.addRecord(NOTE.until(now.plusSeconds(60)))).isFalse();
        assertThat(store.record("note", "n-1")).contains(first);
    }

    @Test
    void a_record_that_has_ended_does_not_come_back_and_was_gone_before_somebody_removes_it() {
        StoredRecord ending = NOTE.until(now.plusSeconds(1));
        StoredRecord other = StoredRecord.of("note", "n-2", "ada", "{}").until(now.plusSeconds(1));
        assertThat(store.addRecord(ending)).isTrue();
        assertThat(store.addRecord(other)).isTrue();

        now = now.plusSeconds(1);

        assertThat(store.replaceRecord(ending, "{\"revived\":true}", null)).isFalse();
        assertThat(store.record("note", "n-1")).isEmpty();
        assertThat(store.deleteRecord(other)).isFalse();
        assertThat(memory.record("note", "n-2")).isEmpty();
    }

    @Test
    void a_page_is_full_also_if_what_is_before_it_has_ended() {
        for (int i = 10; i < 30; i++) {
            StoredRecord record = StoredRecord.of("note", "n-" + i, "ada", "{}").inGroup("g");
            memory.addRecord(i % 4 == 0 ? record : record.until(now));
        }
        assertThat(store.recordsIn("note", "g", "", 3))
                .extracting(StoredRecord::id)
                .containsExactly("n-12", "n-16", "n-20");
        assertThat(store.recordsIn("note", "g", "n-20", 3))
                .extracting(StoredRecord::id)
                .containsExactly("n-24", "n-28");
    }

    @Test
    void what_not_every_store_would_keep_is_refused_and_the_store_is_not_asked() {
        for (StoredRecord record : List.of(
                StoredRecord.of("note", "x".repeat(256), "ada", "{}"),
                StoredRecord.of("note", "half \uD83D", "ada", "{}"),
                StoredRecord.of("note", "nul \0", "ada", "{}"),
                NOTE.inGroup("x".repeat(256)),
                StoredRecord.of("note", "n-1", "ada", "x".repeat(65_537)),
                StoredRecord.of("note", "n-1", "ada", "\0"))) {
            assertThatThrownBy(() -> store.addRecord(record))
                    .isInstanceOfSatisfying(
                            AuthException.Refused.class,
                            refusal -> assertThat(refusal.code()).isEqualTo(ErrorCode.ACCESS_DENIED));
            assertThat(store.record("note", record.id())).isEmpty();
        }
        assertThat(store.addRecord(StoredRecord.of("note", "n-1", "ada\0", "{}")))
                .isFalse();
        assertThat(store.addRecord(NOTE)).isTrue();
        assertThatThrownBy(() -> store.replaceRecord(NOTE, "x".repeat(65_537), null))
                .isInstanceOf(AuthException.Refused.class);
        assertThat(store.record("note", "n-1")).contains(NOTE);
    }

    @Test
    void what_only_a_mistake_in_a_capability_asks_for_is_called_one() {
        for (String kind : List.of("", "Note", "1", "-", "a b", "k".repeat(65), "ä")) {
            assertThatThrownBy(() -> store.record(kind, "n-1")).isInstanceOf(IllegalArgumentException.class);
            assertThatThrownBy(() -> store.addRecord(StoredRecord.of(kind, "n-1", "ada", "{}")))
                    .isInstanceOf(IllegalArgumentException.class);
        }
        for (int most : new int[] {0, -1, 1001}) {
            assertThatThrownBy(() -> store.recordsIn("note", "g", "", most))
                    .isInstanceOf(IllegalArgumentException.class);
        }
        assertThatThrownBy(() -> store.addRecord(new StoredRecord("note", "n-1", "ada", null, "{}", 0, null)))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> store.addRecord(StoredRecord.of("note", "", "ada", "{}")))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void a_store_that_fails_is_one_kind_of_failure() {
        watched.fail(WatchedStore.Failing.EVERYTHING);
        for (Runnable call : List.<Runnable>of(
                () -> store.record("note", "n-1"),
                () -> store.recordsOf("note", "ada"),
                () -> store.recordsIn("note", "g", "", 1),
                () -> store.addRecord(NOTE),
                () -> store.replaceRecord(NOTE, "{}", null),
                () -> store.deleteRecord(NOTE),
                () -> store.deleteRecordsOf("ada", null),
                () -> store.user("ada"))) {
            assertThatThrownBy(call::run)
                    .isInstanceOfSatisfying(
                            AuthException.Fault.class,
                            fault -> assertThat(fault.code()).isEqualTo(ErrorCode.ADAPTER));
        }
    }
}
