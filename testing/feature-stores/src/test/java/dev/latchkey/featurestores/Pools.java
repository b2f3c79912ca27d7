package dev.latchkey.featurestores;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import javax.sql.DataSource;

/** Pools of connections to databases. */
final class Pools {

    private static final int CONNECTIONS = 8;

    private Pools() {}

    static HikariDataSource at(String url) {
        HikariConfig config = new HikariConfig();
        config.setJdbcUrl(url);
        return at(config);
    }

    static HikariDataSource at(DataSource source) {
        HikariConfig config = new HikariConfig();
        config.setDataSource(source);
        return at(config);
    }

    private static HikariDataSource at(HikariConfig config) {
        config.setMaximumPoolSize(CONNECTIONS);
        return new HikariDataSource(config);
    }
}
