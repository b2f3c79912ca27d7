package dev.latchkey.store.jdbc;

import static java.util.Map.entry;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.sql.Types;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * Checks that the tables exist, and that the database compares their keys exactly. Otherwise the store could confuse
 * two users. The check writes nothing.
 */
record TableCheck(Connection connection, Dialect dialect, SqlNames names) {

    private static final List<String> TABLES =
            List.of("users", "accounts", "sessions", "tokens", "state", "records", "authenticators");

    /** The columns whose values the store compares, with the greatest number of characters. 0 means any number. */
    private static final Map<String, Integer> COMPARED = Map.ofEntries(
            entry("users.id", 255),
            entry("users.email", 255),
            entry("accounts.issuer", 255),
            entry("accounts.subject", 255),
            entry("accounts.user_id", 255),
            entry("accounts.tokens", 0),
            entry("sessions.token_hash", 64),
            entry("sessions.user_id", 255),
            entry("tokens.identifier", 255),
            entry("tokens.token_hash", 64),
            entry("state.name", 200),
            entry("state.content", 0),
            entry("records.kind", 64),
            entry("records.id", 255),
            entry("records.user_id", 255),
            entry("records.group_key", 255),
            entry("authenticators.credential_id", 255),
            entry("authenticators.user_id", 255));

    /** The columns with instants in tables of Auth.js. Its adapters make them with a time zone or without. */
    private static final List<String> INSTANTS =
            List.of("users.email_verified", "sessions.signed_in_at", "sessions.expires", "tokens.expires");

    /**
     * Checks everything that the store needs.
     *
     * @throws IllegalStateException if something is missing; the message names the table or column, and how to correct
     *     it
     */
    void requireAll() throws SQLException {
        for (String table : tables()) {
            SQLException missing = missing(table);
            if (missing != null) {
                throw new IllegalStateException(
                        "The table " + names.of(table) + " is missing or lacks a column: call migrate() on the"
                                + " JdbcStore, or apply the files in dev/latchkey/store/jdbc to the database",
                        missing);
            }
        }
        requireExact();
    }

    /** Returns whether all tables exist with all their columns. */
    boolean isComplete() throws SQLException {
        for (String table : tables()) {
            if (missing(table) != null) {
                return false;
            }
        }
        return true;
    }

    /**
     * Checks existing tables before the migration changes them.
     *
     * @throws IllegalStateException if a table cannot be used; the message says why
     */
    void requireUsable() throws SQLException {
        for (String table : tables()) {
            if (failure("select 1 from " + names.of(table) + " where 1 = 0") == null) {
                SQLException missing = names.tables().layout == TableConvention.STANDARD ? missing(table) : null;
                if (missing != null) {
                    throw new IllegalStateException(
                            "The table " + names.of(table) + " is there and lacks a column: it needs "
                                    + names.tables().columns(table) + ", or another name for one",
                            missing);
                }
                for (String column : compared(table)) {
                    if (isThere(table, column)) {
                        requireExact(table, column);
                    }
                }
            }
        }
    }

    /** Returns whether a column exists. The migration adds columns to the tables of Auth.js. */
    private boolean isThere(String table, String column) throws SQLException {
        return failure("select " + names.of(column) + " from " + names.of(table) + " where 1 = 0") == null;
    }

    private List<String> tables() {
        return TABLES.stream().filter(names.tables().all()::contains).toList();
    }

    /** Checks that the database compares keys exactly. All tables must exist. */
    void requireExact() throws SQLException {
        boolean cuts = dialect.mayCut() && !isStrict();
        for (String table : tables()) {
            for (String column : compared(table)) {
                requireExact(table, column);
                if (cuts) {
                    requireWide(table, column, COMPARED.getOrDefault(column, 0));
                }
            }
        }
    }

    private void requireExact(String table, String column) throws SQLException {
        String probe = "select k from (select " + names.of(column) + " as k from " + names.of(table)
                + " where 1 = 0 union all select 'a') t where k = 'A' or k = 'a ' or k = 'ä'";
        boolean exact;
        SQLException failure = null;
        try {
            exact = !isPadded(table, column)
                    && SqlRunner.query(connection, row -> true, probe).isEmpty();
        } catch (SQLException e) {
            String state = String.valueOf(e.getSQLState());
            if (!state.startsWith("22") && !state.startsWith("42")) {
                throw e; // the error says nothing about the column
            }
            rollback();
            exact = false;
            failure = e;
        }
        if (!exact) {
            throw new IllegalStateException(
                    where(table, column) + " must be a text that is compared exactly: \"a\" is neither \"A\" nor \"ä\""
                            + " nor \"a \". Change its type or collation, or give Latchkey another column",
                    failure);
        }
    }

    /** Returns whether a text loses spaces at its end, because its type has a fixed length. SQLite has no such type. */
    private boolean isPadded(String table, String column) throws SQLException {
        return dialect != Dialect.SQLITE && described(table, column, found -> found.getColumnType(1)) == Types.CHAR;
    }

    private void requireWide(String table, String column, int longest) throws SQLException {
        int width = described(table, column, found -> found.getPrecision(1));
        if (width < longest) {
            throw new IllegalStateException(where(table, column) + " has room for " + width + " characters and needs "
                    + longest + ", since sql_mode lets the database cut what is longer: add STRICT_TRANS_TABLES to it,"
                    + " or widen the column");
        }
    }

    private interface Description<T> {
        T of(ResultSetMetaData found) throws SQLException;
    }

    private <T> T described(String table, String column, Description<T> description) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(
                        "select " + names.of(column) + " from " + names.of(table) + " where 1 = 0");
                ResultSet rows = statement.executeQuery()) {
            return description.of(rows.getMetaData());
        }
    }

    /** Returns the columns with instants that have no time zone. Those of Latchkey's own tables are numbers. */
    Set<String> withoutZone() throws SQLException {
        Set<String> found = new TreeSet<>();
        for (String column : names.tables().layout == TableConvention.AUTH_JS ? INSTANTS : List.<String>of()) {
            String table = column.substring(0, column.indexOf('.'));
            if (described(table, column, row -> row.getColumnTypeName(1)).equals("timestamp")) {
                found.add(column);
            }
        }
        return found;
    }

    private boolean isStrict() throws SQLException {
        return SqlRunner.first(connection, row -> RowValues.text(row, 1), "select @@sql_mode")
                .filter(mode -> mode.contains("STRICT_"))
                .isPresent();
    }

    /** Returns the columns of this layout that are texts and that the store compares. */
    private List<String> compared(String table) {
        return names.tables().columns(table).stream()
                .filter(COMPARED::containsKey)
                .filter(column ->
                        !names.tables().generatedIds || !(column.equals("users.id") || column.endsWith(".user_id")))
                .toList();
    }

    private @Nullable SQLException missing(String table) throws SQLException {
        List<String> columns =
                names.tables().columns(table).stream().map(names::of).toList();
        return failure(
                "select " + String.join(", ", new TreeSet<>(columns)) + " from " + names.of(table) + " where 1 = 0");
    }

    private @Nullable SQLException failure(String query) throws SQLException {
        try {
            SqlRunner.query(connection, row -> true, query);
            return null;
        } catch (SQLException e) {
            if (!SqlErrors.isMissing(e)) {
                throw e;
            }
            rollback();
            return e;
        }
    }

    /** Rolls back the transaction that a failed statement has begun, because nothing can continue in it. */
    private void rollback() throws SQLException {
        if (!connection.getAutoCommit()) {
            connection.rollback();
        }
    }

    private String where(String table, String column) {
        return "The column " + names.of(column) + " of " + names.of(table);
    }
}
