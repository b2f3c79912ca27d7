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
import org.jspecify.annotations.Nullable;

/** Runs statements with their values as parameters, and keeps the values out of exceptions. */
final class SqlRunner {

    private SqlRunner() {}

    static int update(Connection connection, String sql, @Nullable Object... values) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            bind(statement, values);
            return statement.executeUpdate();
        } catch (SQLException e) {
            throw SqlErrorRedaction.of(e, values);
        }
    }

    /** Returns the row that a query finds. The query must find one row at most. */
    static <T> Optional<T> first(Connection connection, RowReader<T> reader, String sql, @Nullable Object... values)
            throws SQLException {
        return query(connection, reader, sql, values).stream().findFirst();
    }

    static <T> List<T> query(Connection connection, RowReader<T> reader, String sql, @Nullable Object... values)
            throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            bind(statement, values);
            List<T> all = new ArrayList<>();
            try (ResultSet rows = statement.executeQuery()) {
                while (rows.next()) {
                    all.add(reader.read(rows));
                }
            }
            return all;
        } catch (SQLException e) {
            throw SqlErrorRedaction.of(e, values);
        }
    }

    /** Adds a row, and returns the value that the database has generated for {@code column}. */
    static String insert(Connection connection, String column, String sql, @Nullable Object... values)
            throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(sql, new String[] {column})) {
            bind(statement, values);
            statement.executeUpdate();
            try (ResultSet row = statement.getGeneratedKeys()) {
                if (!row.next()) {
                    throw new SQLException("The database made no " + column);
                }
                return RowValues.text(row, 1);
            }
        } catch (SQLException e) {
            throw SqlErrorRedaction.of(e, values);
        }
    }

    /** Runs a statement once for each list of values, and returns how many rows changed. */
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
        } catch (SQLException e) {
            throw SqlErrorRedaction.of(e, rows.stream().flatMap(List::stream).toArray());
        }
    }

    /** Runs a statement without values. */
    static void execute(Connection connection, String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
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
}
