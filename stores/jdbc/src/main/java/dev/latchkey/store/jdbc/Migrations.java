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
 * have Flyway's names and Flyway's placeholders, and each can be applied twice without harm: where a database does not
 * make tables in transactions, a node that died half way is no obstacle to the next.
 */
final class Migrations {

    private static final List<String> FILES = List.of("V1__users_accounts_sessions_tokens.sql");

    private static final int MOST_ATTEMPTS = 10;

    private final Names names;
    private final Dialect dialect;

    private Migrations(Names names, Dialect dialect) {
        this.names = names;
        this.dialect = dialect;
    }

    /** Where there is no lock, two nodes can meet at the same table; who comes second begins again and finds it. */
    static void apply(DataSource source, Tables tables) {
        for (int left = MOST_ATTEMPTS - 1; ; left--) {
            try {
                new Database(source, tables).transaction((connection, sql) -> {
                    String quote = connection.getMetaData().getIdentifierQuoteString();
                    new Migrations(new Names(tables, quote), Dialect.of(connection)).apply(connection);
                    return true;
                });
                return;
            } catch (IllegalStateException e) {
                if (left == 0 || !(e.getCause() instanceof SQLException)) {
                    throw e;
                }
            }
        }
    }

    private void apply(Connection connection) throws SQLException {
        String folder = dialect.folder(names.tables().layout);
        if (dialect.lock != null) {
            Database.query(connection, row -> row.getObject(1) == null, dialect.lock);
        }
        execute(
                connection,
                names.sql("create table if not exists {migrations} ({migrations.version} integer primary key)"));
        List<Integer> applied = Database.query(
                connection, row -> row.getInt(1), names.sql("select {migrations.version} from {migrations}"));
        for (int i = 0; i < FILES.size(); i++) {
            if (!applied.contains(i + 1)) {
                for (String statement : statements(folder + "/" + FILES.get(i))) {
                    execute(connection, statement);
                }
                remember(connection, i + 1);
            }
        }
    }

    /** Another node may be doing the same. */
    private void remember(Connection connection, int version) throws SQLException {
        execute(
                connection,
                names.sql("insert into {migrations} ({migrations.version}) select v from (select " + version
                        + " as v) t where not exists (select 1 from {migrations} where {migrations.version} = "
                        + version + ")"));
    }

    private List<String> statements(String path) {
        try (InputStream stream = requireNonNull(Migrations.class.getResourceAsStream(path), path)) {
            Renaming renaming = new Renaming(names);
            return List.of(new String(stream.readAllBytes(), UTF_8)
                            .replaceAll("(?m)^--.*$", "")
                            .split(";"))
                    .stream()
                    .map(String::strip)
                    .filter(statement -> !statement.isEmpty())
                    .map(renaming::of)
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
