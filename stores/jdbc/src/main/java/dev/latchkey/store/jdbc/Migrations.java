package dev.latchkey.store.jdbc;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.Objects.requireNonNull;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import javax.sql.DataSource;

/**
 * Applies the files under {@code dev/latchkey/store/jdbc/<database>} that have not been applied yet, in order. They
 * have Flyway's names and Flyway's placeholder, and each can be applied twice without harm: where a database does not
 * make tables in transactions, a node that died half way is no obstacle to the next.
 */
final class Migrations {

    private static final List<String> FILES = List.of("V1__users_accounts_sessions_tokens.sql");

    private static final int MOST_ATTEMPTS = 10;

    private Migrations() {}

    /** Where there is no lock, two nodes can meet at the same table; who comes second begins again and finds it. */
    static void apply(DataSource source, String prefix) {
        for (int left = MOST_ATTEMPTS - 1; ; left--) {
            try {
                applyOnce(source, prefix);
                return;
            } catch (IllegalStateException e) {
                if (left == 0 || !(e.getCause() instanceof SQLException)) {
                    throw e;
                }
            }
        }
    }

    private static void applyOnce(DataSource source, String prefix) {
        new Database(source).transaction(connection -> {
            Dialect dialect = Dialect.of(connection);
            if (dialect.lock != null) {
                Database.query(connection, row -> row.getObject(1) == null, dialect.lock);
            }
            String history = prefix + "migrations";
            execute(connection, "create table if not exists " + history + " (version integer primary key)");
            List<Integer> applied = Database.query(connection, row -> row.getInt(1), "select version from " + history);
            for (int i = 0; i < FILES.size(); i++) {
                if (!applied.contains(i + 1)) {
                    for (String statement : statements(dialect, FILES.get(i), prefix)) {
                        execute(connection, statement);
                    }
                    remember(connection, history, i + 1);
                }
            }
            return true;
        });
    }

    /** Another node may be doing the same. */
    private static void remember(Connection connection, String history, int version) throws SQLException {
        execute(
                connection,
                "insert into " + history + " (version) select v from (select " + version + " as v) t where not exists"
                        + " (select 1 from " + history + " where version = " + version + ")");
    }

    private static List<String> statements(Dialect dialect, String file, String prefix) {
        String path = dialect.folder() + "/" + file;
        try (InputStream stream = requireNonNull(Migrations.class.getResourceAsStream(path), path)) {
            String text = new String(stream.readAllBytes(), UTF_8)
                    .replaceAll("(?m)^--.*$", "")
                    .replace("${prefix}", prefix);
            return List.of(text.split(";")).stream()
                    .map(String::strip)
                    .filter(statement -> !statement.isEmpty())
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void execute(Connection connection, String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }
}
