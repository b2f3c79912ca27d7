package dev.latchkey.store.jdbc;

import java.sql.Connection;
import java.sql.SQLException;

/** All of it or nothing, on a connection that is in no transaction. */
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
        } catch (SQLException | RuntimeException | Error e) { // else switching auto-commit on again commits half of it
            alsoAfter(e, connection::rollback);
            throw e;
        }
    }

    private interface Step {
        void run() throws SQLException;
    }

    /** A connection that is broken fails here again, which must not hide what went wrong first. */
    @SuppressWarnings("ReferenceEquality") // nothing may suppress itself
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
            throw SqlErrorRedaction.of(e); // of a constraint that is checked at the end
        }
    }
}
