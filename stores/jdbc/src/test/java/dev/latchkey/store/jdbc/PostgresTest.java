package dev.latchkey.store.jdbc;

import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(PostgresServer.class)
class PostgresTest extends JdbcStoreContract {

    PostgresTest(PostgresServer.Running server) {
        super(at(server.database()));
    }
}
