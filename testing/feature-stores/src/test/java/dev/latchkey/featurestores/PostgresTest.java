package dev.latchkey.featurestores;

import dev.latchkey.servers.PostgresServer;
import dev.latchkey.servers.SharedServers;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(SharedServers.class)
class PostgresTest extends JdbcFeatureContract {

    PostgresTest(PostgresServer server) {
        super(Pools.at(server.newDatabase("features")));
    }
}
