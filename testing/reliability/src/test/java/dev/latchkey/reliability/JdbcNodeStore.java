package dev.latchkey.reliability;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import dev.latchkey.servers.Await;
import dev.latchkey.servers.PostgresServer;
import dev.latchkey.store.Store;
import dev.latchkey.store.jdbc.JdbcStore;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** PostgreSQL behind a pool with the limits that docs/stores.md advises, and shorter ones where the server fails. */
final class JdbcNodeStore implements NodeStore {

    private static final String URL = "JDBC_URL";
    private static final String IMPATIENT = "JDBC_IMPATIENT";
    private static final int CONNECTIONS = 8;

    private final HikariDataSource pool;
    private final Store store;
    private final List<Connection> taken = new ArrayList<>();

    private JdbcNodeStore(HikariDataSource pool) {
        this.pool = pool;
        this.store = JdbcStore.of(pool);
    }

    /** Returns the variables that name the server to a node. */
    static Map<String, String> environment(PostgresServer server) {
        return Map.of(URL, server.url());
    }

    /** Returns the variables for a node whose server will fail. */
    static Map<String, String> impatient(PostgresServer server) {
        return Map.of(URL, server.url(), IMPATIENT, "true");
    }

    static JdbcNodeStore of(Map<String, String> environment) {
        HikariConfig config = new HikariConfig();
        config.setJdbcUrl(environment.get(URL));
        config.setMaximumPoolSize(CONNECTIONS);
        config.setInitializationFailTimeout(-1);
        if (environment.containsKey(IMPATIENT)) {
            config.setConnectionTimeout(1_000);
            config.setValidationTimeout(500);
            config.addDataSourceProperty("socketTimeout", "2");
            config.addDataSourceProperty("connectTimeout", "1");
        }
        return new JdbcNodeStore(new HikariDataSource(config));
    }

    @Override
    public Store store() {
        return store;
    }

    /** Takes every connection away from the application, when it gives them back. */
    synchronized String takeAll() {
        Await.until("that all connections are taken", () -> {
            try {
                taken.add(pool.getConnection());
            } catch (SQLException e) {
                return false; // one is in use, or is made only now
            }
            return taken.size() == CONNECTIONS;
        });
        return "taken";
    }

    /** Gives them back. */
    synchronized String giveAll() {
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
