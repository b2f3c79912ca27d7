package dev.latchkey.reliability;

import dev.latchkey.servers.PostgresServer;
import dev.latchkey.servers.SharedServers;
import dev.latchkey.store.jdbc.JdbcStore;
import java.util.Map;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(SharedServers.class)
class RefreshOnPostgresTest extends RefreshContract {

    RefreshOnPostgresTest(PostgresServer server) {
        super("PostgreSQL", withTables(server));
    }

    private static Map<String, String> withTables(PostgresServer server) {
        JdbcStore.of(server.database()).migrate();
        return JdbcNodeStore.environment(server);
    }
}
