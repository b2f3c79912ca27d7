package dev.latchkey.reliability;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import dev.latchkey.store.Store;
import dev.latchkey.store.jdbc.JdbcStore;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** PostgreSQL behind a pool with the limits that docs/stores.md advises, only shorter. */
final class JdbcNodeStore implements NodeStore {

    private static final int CONNECTIONS = 8;

    private final HikariDataSource pool;
    private final Store store;
    private final List<Connection> taken = new ArrayList<>();

    private JdbcNodeStore(HikariDataSource pool) {
        this.pool = pool;
        this.store = JdbcStore.of(pool);
    }

    static JdbcNodeStore of(Map<String, String> environment) {
        HikariConfig config = new HikariConfig();
        config.setJdbcUrl(environment.get("JDBC_URL"));
        config.setMaximumPoolSize(CONNECTIONS);
        config.setConnectionTimeout(1_000);
        config.setValidationTimeout(500);
        config.setInitializationFailTimeout(-1);
        config.addDataSourceProperty("socketTimeout", "2");
        config.addDataSourceProperty("connectTimeout", "1");
        return new JdbcNodeStore(new HikariDataSource(config));
    }

    /** Makes the tables. */
    JdbcNodeStore migrate() {
        JdbcStore.of(pool).migrate();
        return this;
    }

    @Override
    public Store store() {
        return store;
    }

    @Override
    public synchronized String takeAll() {
        try {
            while (taken.size() < CONNECTIONS) {
                taken.add(pool.getConnection());
            }
            return "taken";
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public synchronized String giveAll() {
        try {
            for (Connection connection : taken) {
                connection.close();
            }
            taken.clear();
            return "given";
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void close() {
        pool.close();
    }
}
