package dev.latchkey.store.jdbc;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.Objects.requireNonNull;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.stream.IntStream;
import javax.sql.DataSource;

/**
 * Applies the files under {@code dev/latchkey/store/jdbc/<database>} that have not been applied yet, in order. The
 * files have Flyway's names and Flyway's placeholders. Each file can be applied twice without harm. So if a node stops
 * in the middle of a migration and the database cannot roll back created tables, the next node can still apply the
 * file. If the tables are up to date, nothing is written.
 */
final class Migrations {

    private static final List<String> FILES = List.of("V1__users_accounts_sessions_tokens.sql", "V2__records.sql");

    private static final List<String> FILES_FOR_AUTH_JS =
            List.of("V1__users_accounts_sessions_tokens.sql", "V2__records.sql", "V3__authenticators.sql");

    private static final int MOST_ATTEMPTS = 10;

    private final Connection connection;
    private final SqlNames names;
    private final Dialect dialect;
    private final TableCheck check;
    private final List<String> files;

    private Migrations(Connection connection, Tables tables) throws SQLException {
        this.connection = connection;
        this.names = new SqlNames(tables, connection.getMetaData().getIdentifierQuoteString());
        this.dialect = Dialect.of(connection);
        this.check = new TableCheck(connection, dialect, names);
        this.files = tables.hasAuthenticators() ? FILES_FOR_AUTH_JS : FILES;
    }

    static void apply(DataSource source, Tables tables) {
        try (Connection connection = source.getConnection()) {
            apply(connection, tables);
        } catch (SQLException e) {
            throw new IllegalStateException("The tables could not be made", e);
        }
    }

    static List<String> pending(DataSource source, Tables tables) {
        try (Connection connection = source.getConnection()) {
            return new Migrations(connection, tables).pending();
        } catch (SQLException e) {
            throw new IllegalStateException("The tables could not be read", e);
        }
    }

    /**
     * Applies the files. Without a lock, two nodes may create the same table at the same time. The second node then
     * starts again and finds the table.
     */
    private static void apply(Connection connection, Tables tables) throws SQLException {
        for (int left = MOST_ATTEMPTS - 1; ; left--) {
            try {
                new Migrations(connection, tables).apply();
                return;
            } catch (SQLException e) {
                if (left == 0) {
                    throw e;
                }
            }
        }
    }

    private void apply() throws SQLException {
        String folder = dialect.folder(names.tables().layout);
        boolean complete = check.isComplete();
        if (complete && isRecorded()) {
            check.requireExact();
            return;
        }
        check.requireUsable();
        if (!connection.getAutoCommit()) {
            connection.rollback(); // the queries of the check have begun a transaction
        }
        Transaction.of(connection, () -> {
            write(folder, complete);
            return true;
        });
    }

    /** Returns the files that {@link #apply()} would apply. Writes nothing. */
    private List<String> pending() throws SQLException {
        String folder = dialect.folder(names.tables().layout);
        boolean complete = check.isComplete();
        check.requireUsable();
        List<Integer> applied = complete ? recorded() : List.of();
        return IntStream.range(0, files.size())
                .filter(i -> !applied.contains(i + 1))
                .mapToObj(i -> folder + "/" + files.get(i))
                .toList();
    }

    private boolean isRecorded() throws SQLException {
        return recorded()
                .containsAll( // a newer version may have applied more files
                        IntStream.rangeClosed(1, files.size()).boxed().toList());
    }

    /** Returns the numbers of the files that were applied; none if the table with the numbers is missing. */
    private List<Integer> recorded() throws SQLException {
        try {
            return applied();
        } catch (SQLException e) {
            if (!SqlErrors.isMissing(e)) {
                throw e;
            }
            if (!connection.getAutoCommit()) {
                connection.rollback();
            }
            return List.of();
        }
    }

    /**
     * Applies the files. If a table is missing although its file was applied, all files are applied again, and create
     * only what is missing.
     */
    private void write(String folder, boolean complete) throws SQLException {
        if (dialect.lock != null) {
            SqlRunner.query(connection, row -> row.getObject(1) == null, dialect.lock);
        }
        SqlRunner.execute(
                connection,
                names.sql("create table if not exists {migrations} ({migrations.version} integer primary key)"));
        List<Integer> applied = applied();
        for (int i = 0; i < files.size(); i++) {
            if (!complete || !applied.contains(i + 1)) {
                for (String statement : statements(folder + "/" + files.get(i))) {
                    SqlRunner.execute(connection, statement);
                }
                remember(i + 1);
            }
        }
    }

    private List<Integer> applied() throws SQLException {
        return SqlRunner.query(
                connection, row -> row.getInt(1), names.sql("select {migrations.version} from {migrations}"));
    }

    /** Records that a file was applied. Another node may record the same file at the same time. */
    private void remember(int version) throws SQLException {
        SqlRunner.execute(
                connection,
                names.sql("insert into {migrations} ({migrations.version}) select v from (select " + version
                        + " as v) t where not exists (select 1 from {migrations} where {migrations.version} = "
                        + version + ")"));
    }

    private List<String> statements(String path) {
        try (InputStream stream = requireNonNull(Migrations.class.getResourceAsStream(path), path)) {
            MigrationRenaming renaming = new MigrationRenaming(names);
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
}
