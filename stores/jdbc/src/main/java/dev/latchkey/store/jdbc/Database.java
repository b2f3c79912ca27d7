package dev.latchkey.store.jdbc;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.sql.Types;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/** A data source, used a connection at a time and never for longer than one call takes. */
final class Database {

    private static final int MOST_ATTEMPTS = 5;
    private static final int SQLITE_CONSTRAINT = 19;

    private final DataSource source;
    private final Tables tables;

    /** Written when there is a first connection to say how; two threads may write the same. */
    private volatile @Nullable Statements statements;

    Database(DataSource source, Tables tables) {
        this.source = source;
        this.tables = tables;
    }

    /** One statement: no transaction but the one that it is. */
    <T> T single(Work<T> work) {
        return again(() -> {
            try (Connection connection = source.getConnection()) {
                return connection.getAutoCommit()
                        ? work.on(connection, statements(connection))
                        : committed(connection, work);
            }
        });
    }

    /** All of it or nothing; begun again if it lost a deadlock or a conflict of serializable transactions. */
    <T> T transaction(Work<T> work) {
        return again(() -> {
            try (Connection connection = source.getConnection()) {
                if (!connection.getAutoCommit()) {
                    return committed(connection, work);
                }
                connection.setAutoCommit(false);
                try {
                    return committed(connection, work);
                } finally {
                    connection.setAutoCommit(true);
                }
            }
        });
    }

    /**
     * A transaction that adds something.
     *
     * @param work answers {@code false} to take everything back
     * @return {@code false} if it did, or if what it adds contradicts what is there
     */
    boolean add(Work<Boolean> work) {
        return adding((connection, sql) -> work.on(connection, sql) ? Optional.of(true) : Optional.empty())
                .isPresent();
    }

    /** As {@link #add}, with what was added; empty instead of {@code false}. */
    <T> Optional<T> adding(Work<Optional<T>> work) {
        return transaction((connection, sql) -> {
            try {
                Optional<T> added = work.on(connection, sql);
                if (added.isEmpty()) {
                    connection.rollback();
                }
                return added;
            } catch (SQLException e) {
                if (!isContradiction(e)) {
                    throw e;
                }
                connection.rollback();
                return Optional.empty();
            }
        });
    }

    static int update(Connection connection, String sql, @Nullable Object... values) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            bind(statement, values);
            return statement.executeUpdate();
        }
    }

    /** The first row, of a statement that finds one at most. */
    static <T> Optional<T> first(Connection connection, Reader<T> reader, String sql, @Nullable Object... values)
            throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            bind(statement, values);
            try (ResultSet rows = statement.executeQuery()) {
                return rows.next() ? Optional.of(reader.read(rows)) : Optional.empty();
            }
        }
    }

    static <T> List<T> query(Connection connection, Reader<T> reader, String sql, @Nullable Object... values)
            throws SQLException {
        return query(connection, 0, reader, sql, values);
    }

    /** As above, with the number of rows limited; 0: all. */
    static <T> List<T> query(Connection connection, int most, Reader<T> reader, String sql, @Nullable Object... values)
            throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            statement.setMaxRows(most);
            bind(statement, values);
            List<T> all = new ArrayList<>();
            try (ResultSet rows = statement.executeQuery()) {
                while (rows.next()) {
                    all.add(reader.read(rows));
                }
            }
            return all;
        }
    }

    /** Adds a row, and answers with what the database has put into one of its columns. */
    static String insert(Connection connection, String column, String sql, @Nullable Object... values)
            throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(sql, new String[] {column})) {
            bind(statement, values);
            statement.executeUpdate();
            try (ResultSet row = statement.getGeneratedKeys()) {
                if (!row.next()) {
                    throw new SQLException("The database made no " + column);
                }
                return Rows.text(row, 1);
            }
        }
    }

    /** Runs a statement once for each list of values; answers how many rows it changed. */
    static int batch(Connection connection, String sql, List<List<Object>> rows) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            for (List<Object> row : rows) {
                bind(statement, row.toArray());
                statement.addBatch();
            }
            int changed = 0;
            for (int count : statement.executeBatch()) {
                changed += count == Statement.SUCCESS_NO_INFO ? 1 : count;
            }
            return changed;
        }
    }

    private static void bind(PreparedStatement statement, @Nullable Object... values) throws SQLException {
        for (int i = 0; i < values.length; i++) {
            Object value = values[i];
            if (value == null) {
                statement.setNull(i + 1, Types.NULL); // fits a column of any type
            } else if (value instanceof Long number) {
                statement.setLong(i + 1, number);
            } else {
                statement.setString(i + 1, (String) value);
            }
        }
    }

    private Statements statements(Connection connection) throws SQLException {
        Statements written = statements;
        if (written == null) {
            written = new Statements(new Names(tables, connection.getMetaData().getIdentifierQuoteString()));
            statements = written;
        }
        return written;
    }

    private interface Attempt<T> {
        T run() throws SQLException;
    }

    private static <T> T again(Attempt<T> attempt) {
        for (int left = MOST_ATTEMPTS - 1; ; left--) {
            try {
                return attempt.run();
            } catch (SQLException e) {
                if (left == 0 || !isConflict(e)) {
                    throw new IllegalStateException("The database did not do it", e);
                }
            }
        }
    }

    private <T> T committed(Connection connection, Work<T> work) throws SQLException {
        try {
            T result = work.on(connection, statements(connection));
            connection.commit();
            return result;
        } catch (SQLException | RuntimeException | Error e) { // else switching auto-commit on again commits half of it
            try {
                connection.rollback();
            } catch (SQLException second) {
                e.addSuppressed(second);
            }
            throw e;
        }
    }

    /** A unique or a foreign key was violated (ISO 9075 class 23; SQLite has a number of its own). */
    private static boolean isContradiction(SQLException e) {
        String state = e.getSQLState();
        return state == null ? e.getErrorCode() == SQLITE_CONSTRAINT : state.startsWith("23");
    }

    /** The transaction was rolled back for the sake of another (ISO 9075 class 40). */
    private static boolean isConflict(SQLException e) {
        return e.getSQLState() != null && e.getSQLState().startsWith("40");
    }
}
