package dev.latchkey.store.jdbc;

import dev.latchkey.servers.PostgresServer;
import dev.latchkey.servers.SharedServers;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(SharedServers.class)
class PostgresTest extends JdbcStoreContract {

    PostgresTest(PostgresServer server) {
        super(at(server.database()));
    }
}
