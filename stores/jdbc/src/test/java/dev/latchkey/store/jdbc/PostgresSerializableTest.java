package dev.latchkey.store.jdbc;

import static org.assertj.core.api.Assertions.assertThat;

import com.zaxxer.hikari.HikariConfig;
import dev.latchkey.servers.PostgresServer;
import dev.latchkey.servers.SharedServers;
import dev.latchkey.store.StoredUser;
import dev.latchkey.store.contract.Race;
import dev.latchkey.store.contract.StoreFixture;
import java.sql.SQLException;
import java.util.List;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** In a database whose transactions are serializable unless they say otherwise. */
@ExtendWith(SharedServers.class)
class PostgresSerializableTest extends JdbcStoreContract {

    PostgresSerializableTest(PostgresServer server) {
        super(serializable(server.newDatabase("serializable")));
    }

    private static HikariConfig serializable(DataSource source) {
        HikariConfig config = at(source);
        config.setConnectionInitSql("set default_transaction_isolation = 'serializable'");
        return config;
    }

    /** Behind a pooler in transaction mode, what is set for a session is set for somebody else. */
    @Test
    void the_level_is_set_for_a_transaction_and_not_for_the_session() {
        JdbcStore there = JdbcStore.of(Faulty.source(source(), (connection, call) -> {
            if (call.equals("setTransactionIsolation")) {
                throw new SQLException("of the test: set for the session");
            }
        }));
        StoredUser user = there.createUser(StoreFixture.newUser(), null).orElseThrow();
        assertThat(there.createSession(StoreFixture.newSession(user))).isTrue();
        assertThat(there.deleteSessions(user.user().id(), null)).isEqualTo(1);
    }

    @Override
    public Race race() {
        return new Race(16, 50);
    }

    @Override
    String waiting() {
        return PostgresTest.WAITING;
    }

    @Override
    List<String> blindTypes() {
        return List.of();
    }
}
