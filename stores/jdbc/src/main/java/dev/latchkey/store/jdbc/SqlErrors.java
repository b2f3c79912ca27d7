package dev.latchkey.store.jdbc;

import java.sql.SQLException;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Recognizes the database errors that the store can handle. The store throws every other error. */
final class SqlErrors {

    private static final String UNIQUE = "23505";
    private static final String FOREIGN_KEY = "23503";

    /**
     * SQL states of PostgreSQL and H2 for a duplicate key and for a foreign key without its row. H2 has a third state
     * for a row that a foreign key still needs.
     */
    private static final Set<String> CONTRADICTIONS = Set.of(UNIQUE, FOREIGN_KEY, "23506");

    /**
     * Error codes of MariaDB and MySQL: three for a duplicate key, two for a foreign key without its row, and two for a
     * row that a foreign key still needs.
     */
    private static final Set<Integer> MYSQL_CONTRADICTIONS = Set.of(1062, 1169, 1586, 1216, 1452, 1217, 1451);

    private static final int SQLITE_CONSTRAINT = 19;
    private static final int MARIADB_SNAPSHOT_IS_OLD = 1020;

    private static final Set<String> MISSING = Set.of("42P01", "42703", "3F000", "42S02", "42S03", "42S04", "42S22");

    private SqlErrors() {}

    /**
     * Returns whether a unique key or a foreign key was violated. Other violations, such as a null in a column that
     * must not be null, do not count.
     */
    static boolean isContradiction(SQLException e) {
        String state = state(e);
        return state != null
                && (CONTRADICTIONS.contains(state)
                        || (state.equals("23000") && MYSQL_CONTRADICTIONS.contains(e.getErrorCode())));
    }

    /**
     * Returns the SQL state. SQLite reports violated constraints only in its message, so this method returns the state
     * that other databases use.
     */
    static @Nullable String state(SQLException e) {
        if (e.getSQLState() != null || e.getErrorCode() != SQLITE_CONSTRAINT) {
            return e.getSQLState();
        }
        String words = String.valueOf(e.getMessage());
        if (words.contains("UNIQUE constraint failed")) {
            return UNIQUE;
        }
        return words.contains("FOREIGN KEY constraint failed") ? FOREIGN_KEY : null;
    }

    /** Returns whether the database rolled the transaction back because of another transaction (ISO 9075 class 40). */
    static boolean isConflict(SQLException e) {
        String state = e.getSQLState();
        return state != null
                && (state.startsWith("40") || (state.equals("HY000") && e.getErrorCode() == MARIADB_SNAPSHOT_IS_OLD));
    }

    /** Returns whether a schema, table or column does not exist. */
    static boolean isMissing(SQLException e) {
        String state = e.getSQLState();
        return state == null ? String.valueOf(e.getMessage()).contains("no such ") : MISSING.contains(state);
    }
}
