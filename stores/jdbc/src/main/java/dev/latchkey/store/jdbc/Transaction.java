package dev.latchkey.store.jdbc;

import java.sql.Connection;
import java.sql.SQLException;

/** Runs work in a transaction, on a connection that is in no transaction yet. */
final class Transaction {

    private Transaction() {}

    static <T> T of(Connection connection, RetriableWork<T> work) throws SQLException {
        if (!connection.getAutoCommit()) {
            return committed(connection, work);
        }
        connection.setAutoCommit(false);
        T result;
        try {
            result = committed(connection, work);
        } catch (SQLException | RuntimeException | Error e) {
            alsoAfter(e, () -> connection.setAutoCommit(true));
            throw e;
        }
        connection.setAutoCommit(true);
        return result;
    }

    private static <T> T committed(Connection connection, RetriableWork<T> work) throws SQLException {
        try {
            T result = work.run();
            commit(connection);
            return result;
        } catch (SQLException | RuntimeException | Error e) { // switching auto-commit on would commit it
            alsoAfter(e, connection::rollback);
            throw e;
        }
    }

    private interface Step {
        void run() throws SQLException;
    }

    /**
     * Runs a step after a failure. On a broken connection the step fails too, which must not hide the first failure.
     */
    @SuppressWarnings("ReferenceEquality") // an exception must not suppress itself
    private static void alsoAfter(Throwable first, Step step) {
        try {
            step.run();
        } catch (SQLException second) {
            if (second != first) {
                first.addSuppressed(second);
            }
        }
    }

    private static void commit(Connection connection) throws SQLException {
        try {
            connection.commit();
        } catch (SQLException e) {
            throw SqlErrorRedaction.of(e); // a constraint may be checked at the commit
        }
    }
}
