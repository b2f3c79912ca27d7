package dev.latchkey.store.redis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.latchkey.servers.RedisServer;
import dev.latchkey.servers.SharedServers;
import dev.latchkey.store.StoredAccount;
import dev.latchkey.store.StoredRecord;
import dev.latchkey.store.StoredSession;
import dev.latchkey.store.StoredUser;
import dev.latchkey.store.StoredValue;
import dev.latchkey.store.contract.StoreFixture;
import io.lettuce.core.RedisClient;
import io.lettuce.core.RedisURI;
import io.lettuce.core.api.sync.RedisCommands;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(SharedServers.class)
class SingleServerTest extends RedisStoreContract {

    private static final long HOUR = Duration.ofHours(1).toMillis();
    private static final long DAY = Duration.ofDays(1).toMillis();

    private final RedisClient operator;
    private final RedisCommands<String, String> server;

    SingleServerTest(RedisServer server) {
        super(RedisClient.create(server.uri()), made -> made.connect().sync());
        this.operator = RedisClient.create(server.uri());
        this.server = operator.connect().sync();
    }

    @AfterAll
    void leave() {
        operator.shutdown();
    }

    @Test
    void reading_a_session_is_one_get() {
        StoredSession session = storedSession(stored(StoreFixture.newUser(), StoreFixture.newAccount()));
        Map<String, Long> before = calls();
        assertThat(store().session(session.tokenHash())).contains(session);
        Map<String, Long> after = calls();
        after.replaceAll((command, count) -> count - before.getOrDefault(command, 0L));
        after.keySet().remove("info");
        after.values().removeIf(count -> count == 0);
        assertThat(after).isEqualTo(Map.of("get", 1L));
    }

    @Test
    void what_ends_is_forgotten_by_the_server_and_what_does_not_is_not() {
        StoredUser user = stored(StoreFixture.newUser(), StoreFixture.newAccount());
        Instant end = Instant.ofEpochMilli(now()).plus(Duration.ofDays(3));
        StoredSession session = StoreFixture.newSession(user).renewed(end, null);
        assertThat(store().createSession(session)).isTrue();
        StoredSession past = StoreFixture.newSession(user).renewed(Instant.EPOCH, null);
        assertThat(store().createSession(past)).isTrue();
        String name = StoreFixture.hash();
        assertThat(store().createToken(name, name, end)).isTrue();
        assertThat(store().replaceValue(name, null, new StoredValue("a", end))).isTrue();

        RedisKeys keys = new RedisKeys("latchkey:");
        assertThat(left(keys.session(session.tokenHash()))).isBetween(4 * DAY - 60_000, 4 * DAY);
        assertThat(left(keys.session(past.tokenHash()))).isBetween(DAY - 60_000, DAY);
        assertThat(left(keys.sessionsOf(user.user().id()))).isBetween(5 * DAY - 60_000, 5 * DAY);
        assertThat(left(keys.token(name, name))).isBetween(4 * DAY - 60_000, 4 * DAY);
        assertThat(left(keys.value(name))).isBetween(3 * DAY + HOUR - 60_000, 3 * DAY + HOUR);
        assertThat(left(keys.user(user.user().id()))).as("never").isEqualTo(-1);
        assertThat(left(keys.email(String.valueOf(user.user().email()))))
                .as("never")
                .isEqualTo(-1);

        assertThat(store().replaceValue(name, "a", new StoredValue("b", Instant.EPOCH)))
                .isTrue();
        assertThat(store().value(name)).as("kept, and ended").contains(new StoredValue("b", Instant.EPOCH));
        assertThat(left(keys.value(name))).isBetween(HOUR - 60_000, HOUR);
    }

    @Test
    void a_record_is_forgotten_after_its_end_and_its_group_with_the_last_of_them() {
        StoredUser user = stored(StoreFixture.newUser(), null);
        Instant end = Instant.ofEpochMilli(now()).plus(Duration.ofDays(3));
        StoredRecord record = storedRecord(StoreFixture.newRecord(user).until(end));
        StoredRecord past = storedRecord(StoreFixture.newRecord(user).until(Instant.EPOCH));
        StoredRecord endless = storedRecord(
                StoredRecord.of("note", StoreFixture.hash(), user.user().id(), "{}"));

        RedisKeys keys = new RedisKeys("latchkey:");
        String group = keys.group("note", String.valueOf(record.group()));
        assertThat(left(keys.record("note", record.id()))).isBetween(4 * DAY - 60_000, 4 * DAY);
        assertThat(left(keys.record("note", past.id()))).isBetween(DAY - 60_000, DAY);
        assertThat(left(keys.record("note", endless.id()))).as("never").isEqualTo(-1);
        assertThat(left(group)).isBetween(5 * DAY - 60_000, 5 * DAY);
        assertThat(left(RedisKeys.ends(group))).isBetween(5 * DAY - 60_000, 5 * DAY);
        assertThat(left(keys.recordsOf(user.user().id()))).isGreaterThan(365 * DAY);

        assertThat(store().replaceRecord(record, "[]", null)).isTrue();
        assertThat(left(keys.record("note", record.id()))).as("never").isEqualTo(-1);
        assertThat(left(group)).isGreaterThan(365 * DAY);
    }

    @Test
    void what_a_node_that_knows_no_records_has_left_of_a_user_goes_when_the_user_is_deleted_again() {
        StoredRecord record = storedRecord(StoreFixture.newRecord(stored(StoreFixture.newUser(), null)));
        server.del(new RedisKeys("latchkey:").user(record.owner()));

        assertThat(store().deleteUser(record.owner())).isFalse();

        assertThat(store().record("note", record.id())).isEmpty();
    }

    @Test
    void a_renewed_session_is_kept_longer_and_its_list_with_it() {
        StoredUser user = stored(StoreFixture.newUser(), null);
        Instant end = Instant.ofEpochMilli(now()).plus(Duration.ofDays(3));
        StoredSession session = StoreFixture.newSession(user).renewed(end, null);
        assertThat(store().createSession(session)).isTrue();
        StoredSession renewed = session.renewed(end.plus(Duration.ofDays(7)), "other");

        assertThat(store().renewSession(renewed, end)).isTrue();

        RedisKeys keys = new RedisKeys("latchkey:");
        assertThat(left(keys.session(session.tokenHash()))).isBetween(11 * DAY - 60_000, 11 * DAY);
        assertThat(left(keys.sessionsOf(user.user().id()))).isBetween(12 * DAY - 60_000, 12 * DAY);
    }

    @Test
    void nothing_is_left_of_a_user_who_is_deleted() {
        RedisStore apart = store().keyPrefix("apart:");
        StoredUser user = StoreFixture.newUser();
        assertThat(apart.createUser(user, StoredAccount.of(StoreFixture.newAccount())))
                .isPresent();
        assertThat(apart.createSession(StoreFixture.newSession(user))).isTrue();
        assertThat(apart.addRecord(StoreFixture.newRecord(user))).isTrue();
        assertThat(server.keys("apart:*")).hasSize(10);
        assertThat(apart.deleteUser(user.user().id())).isTrue();
        assertThat(server.keys("apart:*")).isEmpty();
    }

    @Test
    void a_server_that_lost_the_scripts_gets_them_again() {
        server.scriptFlush();
        StoredSession session = storedSession(stored(StoreFixture.newUser(), StoreFixture.newAccount()));
        assertThat(store().session(session.tokenHash())).contains(session);
    }

    @Test
    void what_somebody_else_wrote_there_is_not_read_and_not_shown() {
        String hash = StoreFixture.hash();
        for (String text : new String[] {"", "secret", "{\"hash\":\"secret\"", "{}", "[1]", "{\"hash\":{}}"}) {
            server.set(new RedisKeys("latchkey:").session(hash), text);
            assertThatThrownBy(() -> store().session(hash))
                    .isInstanceOf(IllegalStateException.class)
                    .hasMessageContaining("was not written by this store")
                    .hasNoCause()
                    .hasMessageNotContaining("secret");
        }
    }

    @Test
    void a_server_that_is_down_does_not_keep_the_application_from_starting() {
        RedisClient nowhere = RedisClient.create(RedisURI.create("127.0.0.1", 1));
        try {
            RedisStore store = RedisStore.of(nowhere);
            for (int i = 0; i < 3; i++) {
                assertThatThrownBy(() -> store.user("1")).isInstanceOf(RuntimeException.class);
            }
        } finally {
            nowhere.shutdown();
        }
    }

    @Test
    void a_prefix_is_a_name_and_nothing_more() {
        for (String prefix : new String[] {"a b", "{a}", "ä", "*", "x".repeat(51)}) {
            assertThatThrownBy(() -> store().keyPrefix(prefix)).isInstanceOf(IllegalArgumentException.class);
        }
    }

    /** How often each command was called. */
    private Map<String, Long> calls() {
        return Arrays.stream(server.info("commandstats").split("\r?\n"))
                .filter(line -> line.startsWith("cmdstat_"))
                .collect(Collectors.toMap(
                        line -> line.substring("cmdstat_".length(), line.indexOf(':')),
                        line -> Long.valueOf(line.replaceAll("[^:]*:calls=(\\d+),.*", "$1"))));
    }

    private long left(String key) {
        return server.pttl(key);
    }

    private long now() {
        return Long.parseLong(server.time().get(0)) * 1000;
    }
}
