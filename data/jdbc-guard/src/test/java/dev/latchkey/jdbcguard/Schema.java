package dev.latchkey.jdbcguard;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.Objects.requireNonNull;

import dev.latchkey.servers.PostgresServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;

/** What the README has people put into their database, and their table of orders. */
final class Schema {

    private Schema() {}

    /** Makes it unless it is there. */
    static void of(PostgresServer server) {
        try (Connection owner = server.database().getConnection();
                Statement statement = owner.createStatement()) {
            if (!isThere(statement)) {
                for (String file : List.of("/dev/latchkey/jdbcguard/postgresql.sql", "/orders.sql")) {
                    statement.execute(read(file));
                }
            }
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static boolean isThere(Statement statement) throws SQLException {
        try (ResultSet row = statement.executeQuery("select to_regclass('orders') is not null")) {
            return row.next() && row.getBoolean(1);
        }
    }

    private static String read(String file) throws IOException {
        try (var stream = Schema.class.getResourceAsStream(file)) {
            return new String(requireNonNull(stream, file).readAllBytes(), UTF_8);
        }
    }
}
