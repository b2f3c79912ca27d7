package dev.latchkey.store.jdbc;

import java.sql.Connection;
import java.sql.SQLException;

/** All of it or nothing, on a connection that is in no transaction. */
final class Transaction {

    private Transaction() {}

    static <T> T of(Connection connection, Attempt<T> work) throws SQLException {
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

    private static <T> T committed(Connection connection, Attempt<T> work) throws SQLException {
        try {
            T result = work.run();
            commit(connection);
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

    private static void commit(Connection connection) throws SQLException {
        try {
            connection.commit();
        } catch (SQLException e) {
            throw Redaction.of(e); // of a constraint that is checked at the end
        }
    }
}
