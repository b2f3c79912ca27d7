package dev.latchkey.store.jdbc;

import com.zaxxer.hikari.HikariConfig;
import dev.latchkey.servers.PostgresServer;
import dev.latchkey.servers.SharedServers;
import dev.latchkey.store.contract.Race;
import java.util.List;
import javax.sql.DataSource;
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
