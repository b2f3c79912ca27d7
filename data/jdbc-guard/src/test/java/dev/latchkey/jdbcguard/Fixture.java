package dev.latchkey.jdbcguard;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import dev.latchkey.servers.PostgresServer;
import dev.latchkey.servers.SharedServers;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.extension.ExtendWith;

/** One pooled connection that all share, and an order of Alice's and one of Bob's. */
@ExtendWith(SharedServers.class)
abstract class Fixture {

    static final String OWNERS = "select distinct owner from orders order by owner";
    static final String TOLD = "select current_setting('latchkey.user_id', true)";

    private final PostgresServer server;
    final HikariDataSource pool;
    final GuardedDataSource guarded;

    Fixture(PostgresServer server) {
        this(server, 1);
    }

    Fixture(PostgresServer server, int connections) {
        this.server = server;
        Schema.of(server);
        HikariConfig config = new HikariConfig();
        config.setDataSource(server.databaseAs("app"));
        config.setMaximumPoolSize(connections);
        pool = new HikariDataSource(config);
        guarded = GuardedDataSource.of(pool).telling("tenant");
    }

    @BeforeEach
    void one_order_each() throws SQLException {
        asOwner("truncate orders");
        asOwner("insert into orders (owner, tenant, item) values"
                + " ('alice', 'acme', 'key'), ('bob', 'acme', 'lock'), ('zoe', 'other', 'door')");
    }

    @AfterEach
    void close_pool() {
        pool.close();
    }

    final List<String> asOwner(String sql) throws SQLException {
        try (Connection connection = server.database().getConnection()) {
            return query(connection, sql);
        }
    }

    /** On the pool's own connection, with no guard. */
    final List<String> unguarded(String sql) throws SQLException {
        try (Connection connection = pool.getConnection()) {
            return query(connection, sql);
        }
    }

    final List<String> guarded(String sql) throws SQLException {
        try (Connection connection = guarded.getConnection()) {
            return query(connection, sql);
        }
    }

    /** A connection on which transactions are the caller's. */
    final Connection begin() throws SQLException {
        Connection connection = guarded.getConnection();
        connection.setAutoCommit(false);
        return connection;
    }

    /** The first column; empty if there is none. */
    static List<String> query(Connection connection, String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            return statement.execute(sql) ? texts(statement.getResultSet()) : List.of();
        }
    }

    static List<String> texts(ResultSet rows) throws SQLException {
        List<String> texts = new ArrayList<>();
        while (rows.next()) {
            texts.add(String.valueOf(rows.getString(1)));
        }
        return texts;
    }
}
