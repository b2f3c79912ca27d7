package dev.latchkey.featurestores;

import dev.latchkey.servers.MariaDbServer;
import dev.latchkey.servers.SharedServers;
import org.junit.jupiter.api.extension.ExtendWith;

/** MySQL's driver, on MariaDB: there is no MySQL to start here. It counts what has changed, as some set it. */
@ExtendWith(SharedServers.class)
class MySqlDriverTest extends JdbcFeatureContract {

    MySqlDriverTest(MariaDbServer server) {
        super(Pools.at(server.newDatabase("features_mysql").replace("jdbc:mariadb:", "jdbc:mysql:")
                + "&useAffectedRows=true"));
    }
}
