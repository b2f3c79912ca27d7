package dev.latchkey.store.redis;

import static org.assertj.core.api.Assertions.assertThat;

import dev.latchkey.servers.RedisCluster;
import dev.latchkey.servers.SharedServers;
import dev.latchkey.store.StoredRecord;
import dev.latchkey.store.StoredUser;
import dev.latchkey.store.contract.StoreFixture;
import io.lettuce.core.cluster.RedisClusterClient;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;

/** A process that is killed, or held up, before each command that it sends for a record. */
@ExtendWith(SharedServers.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class RecordStepsTest implements StoreFixture {

    private final RedisClusterClient client;
    private final RedisStore store;
    private final Steps steps;

    RecordStepsTest(RedisCluster cluster) {
        this.client = RedisClusterClient.create(cluster.uris());
        this.store = RedisStore.of(client);
        this.steps = new Steps(client.connect().sync());
    }

    @AfterAll
    void close() {
        client.shutdown();
    }

    @Override
    public RedisStore store() {
        return store;
    }

    @Test
    void a_record_half_added_is_none_and_in_nobodys_way() {
        assertThat(Steps.all(step -> {
                    StoredUser user = stored(StoreFixture.newUser(), null);
                    StoredRecord record = StoreFixture.newRecord(user);
                    boolean killed = steps.killed(step, dying -> dying.addRecord(record));
                    boolean there = isWhole(record);
                    assertThat(there).isEqualTo(!killed);
                    assertThat(store.addRecord(record)).isEqualTo(!there);
                    assertThat(isWhole(record)).isTrue();
                    return killed;
                }))
                .isGreaterThanOrEqualTo(4);
    }

    @Test
    void a_record_half_replaced_is_the_one_or_the_other() {
        assertThat(Steps.all(step -> {
                    StoredRecord record = storedRecord(StoreFixture.newRecord(stored(StoreFixture.newUser(), null)));
                    StoredRecord next = record.replaced("[]", LATER.plus(Duration.ofDays(1)));
                    boolean killed = steps.killed(step, dying -> dying.replaceRecord(record, "[]", next.expires()));
                    assertThat(isWhole(killed ? record : next)).isTrue();
                    assertThat(store.deleteUser(record.owner())).isTrue();
                    assertThat(isWhole(next)).isFalse();
                    return killed;
                }))
                .isGreaterThanOrEqualTo(3);
    }

    @Test
    void a_record_half_deleted_is_there_or_gone_and_nothing_of_it_comes_back_with_the_next_of_its_id() {
        assertThat(Steps.all(step -> {
                    StoredRecord record = storedRecord(StoreFixture.newRecord(stored(StoreFixture.newUser(), null)));
                    boolean killed = steps.killed(step, dying -> dying.deleteRecord(record));
                    StoredRecord next = another(record);
                    assertThat(store.recordsIn("note", String.valueOf(record.group()), "", 10))
                            .containsExactly(next);
                    assertThat(store.recordsOf("note", record.owner())).isEmpty();
                    assertThat(isWhole(next)).isTrue();
                    return killed;
                }))
                .isGreaterThanOrEqualTo(4);
    }

    @Test
    @Tag("B13")
    void who_has_lost_a_record_half_way_takes_nothing_of_the_next_of_its_id_along() {
        assertThat(Steps.all(step -> {
                    StoredRecord record = storedRecord(StoreFixture.newRecord(stored(StoreFixture.newUser(), null)));
                    boolean killed = steps.killed(step, dying -> dying.deleteRecord(record));
                    StoredRecord next = another(record);
                    if (step % 2 == 0) {
                        assertThat(store.deleteRecordsOf(record.owner(), null)).isZero();
                    } else {
                        assertThat(store.deleteUser(record.owner())).isTrue();
                    }
                    assertThat(isWhole(next)).isTrue();
                    return killed;
                }))
                .isGreaterThanOrEqualTo(4);
    }

    /** Deletes the record if it is there still, and adds one of the same id and group for somebody else. */
    private StoredRecord another(StoredRecord record) {
        boolean there = store.record("note", record.id()).isPresent();
        assertThat(store.deleteRecord(record)).isEqualTo(there);
        String owner = stored(StoreFixture.newUser(), null).user().id();
        return storedRecord(StoredRecord.of("note", record.id(), owner, "[]").inGroup(String.valueOf(record.group())));
    }

    @Test
    @Tag("B13")
    void the_records_of_a_user_half_deleted_go_when_it_is_done_again() {
        assertThat(Steps.all(step -> {
                    StoredRecord record = storedRecord(StoreFixture.newRecord(stored(StoreFixture.newUser(), null)));
                    boolean killed = steps.killed(step, dying -> dying.deleteUser(record.owner()));
                    if (store.user(record.owner()).isPresent()) {
                        assertThat(killed).isTrue();
                        store.deleteUser(record.owner());
                    }
                    assertThat(isWhole(record)).isFalse();
                    return killed;
                }))
                .isGreaterThanOrEqualTo(6);
    }

    @Test
    @Tag("B13")
    void a_record_of_somebody_who_went_meanwhile_is_not_added() {
        assertThat(Steps.all(step -> {
                    StoredRecord record = StoreFixture.newRecord(stored(StoreFixture.newUser(), null));
                    AtomicBoolean came = new AtomicBoolean();
                    boolean added = steps.happening(step, () -> {
                                came.set(true);
                                assertThat(store.deleteUser(record.owner())).isTrue();
                            })
                            .addRecord(record);
                    assertThat(added).isEqualTo(!came.get());
                    assertThat(isWhole(record)).isEqualTo(added);
                    return came.get();
                }))
                .isGreaterThanOrEqualTo(4);
    }

    @Test
    @Tag("B13")
    void a_record_that_is_replaced_while_its_owner_goes_is_gone() {
        assertThat(Steps.all(step -> {
                    StoredRecord record = storedRecord(StoreFixture.newRecord(stored(StoreFixture.newUser(), null)));
                    AtomicBoolean came = new AtomicBoolean();
                    boolean replaced = steps.happening(step, () -> {
                                came.set(true);
                                assertThat(store.deleteUser(record.owner())).isTrue();
                            })
                            .replaceRecord(record, "[]", LATER.plus(Duration.ofDays(1)));
                    assertThat(replaced).isEqualTo(!came.get());
                    assertThat(store.record("note", record.id()).isPresent()).isEqualTo(replaced);
                    return came.get();
                }))
                .isGreaterThanOrEqualTo(3);
    }

    @Test
    void an_id_that_is_added_anew_while_the_old_one_is_deleted_stays_in_its_lists() {
        assertThat(Steps.all(step -> {
                    StoredRecord record = storedRecord(StoreFixture.newRecord(stored(StoreFixture.newUser(), null)));
                    AtomicBoolean came = new AtomicBoolean();
                    AtomicBoolean anew = new AtomicBoolean();
                    steps.happening(step, () -> {
                                came.set(true);
                                anew.set(store.addRecord(record));
                            })
                            .deleteRecord(record);
                    assertThat(isWhole(record)).isEqualTo(anew.get());
                    return came.get();
                }))
                .isGreaterThanOrEqualTo(4);
    }

    @Test
    void an_id_that_is_added_anew_while_a_list_is_read_stays_in_it() {
        assertThat(Steps.all(step -> {
                    StoredRecord record = storedRecord(StoreFixture.newRecord(stored(StoreFixture.newUser(), null)));
                    String group = String.valueOf(record.group());
                    AtomicBoolean came = new AtomicBoolean();
                    RedisStore reading = steps.happening(step, () -> {
                        came.set(true);
                        assertThat(store.deleteRecord(record)).isTrue();
                        assertThat(store.addRecord(record)).isTrue();
                    });
                    reading.recordsOf("note", record.owner());
                    reading.recordsIn("note", group, "", 10);
                    assertThat(isWhole(record)).isTrue();
                    return came.get();
                }))
                .isGreaterThanOrEqualTo(4);
    }

    /** Whether the record is there, and in the lists exactly once; nothing in between is. */
    private boolean isWhole(StoredRecord record) {
        Optional<StoredRecord> found = store.record("note", record.id());
        List<StoredRecord> there = found.isPresent() ? List.of(record) : List.of();
        assertThat(found).isEqualTo(there.stream().findFirst());
        assertThat(store.recordsOf("note", record.owner())).isEqualTo(there);
        assertThat(store.recordsIn("note", String.valueOf(record.group()), "", 10))
                .isEqualTo(there);
        return found.isPresent();
    }
}
