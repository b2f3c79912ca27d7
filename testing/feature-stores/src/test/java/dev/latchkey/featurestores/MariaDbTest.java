package dev.latchkey.featurestores;

import dev.latchkey.servers.MariaDbServer;
import dev.latchkey.servers.SharedServers;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(SharedServers.class)
class MariaDbTest extends JdbcFeatureContract {

    MariaDbTest(MariaDbServer server) {
        super(Pools.at(server.newDatabase("features")));
    }
}
