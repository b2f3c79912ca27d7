package dev.latchkey.store.jdbc;

import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(MariaDbServer.class)
class MariaDbTest extends JdbcStoreContract {

    MariaDbTest(MariaDbServer.Running server) {
        super(at(server.url("latchkey")));
    }
}
