package dev.latchkey.store.redis;

import static org.assertj.core.api.Assertions.assertThat;

import dev.latchkey.servers.RedisServer;
import dev.latchkey.servers.SharedServers;
import dev.latchkey.store.Store;
import dev.latchkey.store.StoredSession;
import dev.latchkey.store.StoredUser;
import dev.latchkey.store.Stores;
import dev.latchkey.store.contract.OptOut;
import dev.latchkey.store.contract.Race;
import dev.latchkey.store.contract.StoreContract;
import dev.latchkey.store.contract.StoreFixture;
import io.lettuce.core.RedisClient;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;

/** The contract with sessions in Redis and everything else elsewhere. */
@ExtendWith(SharedServers.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class SessionsInRedisTest extends StoreContract {

    private final RedisClient client;
    private final RedisStore sessions;
    private final Store users = Store.inMemory();

    SessionsInRedisTest(RedisServer server) {
        this.client = RedisClient.create(server.uri());
        this.sessions = RedisStore.of(client).keyPrefix("sessions:");
    }

    @AfterAll
    void close() {
        client.shutdown();
    }

    @Override
    public Store store() {
        return Stores.of(users, sessions);
    }

    @Override
    public Race race() {
        return new Race(16, 25);
    }

    @Override
    public Map<OptOut, String> optOuts() {
        return Map.of(OptOut.DELETE_EXPIRED, "of its sessions, Redis removes what has ended by itself");
    }

    @Test
    @Tag("B13")
    void a_session_of_somebody_who_is_gone_from_the_other_store_does_not_count() {
        StoredUser user = stored(StoreFixture.newUser(), null);
        StoredSession session = storedSession(user);
        users.deleteUser(user.user().id());
        assertThat(sessions.session(session.tokenHash())).isPresent();
        assertThat(store().session(session.tokenHash())).isEmpty();
    }
}
