package dev.latchkey.featurestores;

import dev.latchkey.servers.PostgresServer;
import dev.latchkey.servers.SharedServers;
import dev.latchkey.store.jdbc.Tables;
import org.junit.jupiter.api.extension.ExtendWith;

/** In tables of Auth.js, where the database gives users their ids. */
@ExtendWith(SharedServers.class)
class AuthJsTablesTest extends JdbcFeatureContract {

    AuthJsTablesTest(PostgresServer server) {
        super(Pools.at(server.newDatabase("features_authjs")), Tables.authJs());
    }
}
