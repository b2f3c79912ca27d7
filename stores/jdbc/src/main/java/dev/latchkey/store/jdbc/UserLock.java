package dev.latchkey.store.jdbc;

import java.sql.Connection;
import java.sql.SQLException;
import org.jspecify.annotations.Nullable;

/** Locks a user's row, so that calls that add to a user and calls that remove from the same user do not overlap. */
final class UserLock {

    private UserLock() {}

    /**
     * Locks a user until the transaction ends.
     *
     * @return whether there is such a user
     */
    static boolean take(Connection connection, SqlStatements sql, @Nullable Object user) throws SQLException {
        return sql.locksByQuery
                ? SqlRunner.first(connection, row -> true, sql.lockUser, user).isPresent()
                : SqlRunner.update(connection, sql.lockUser, user) == 1;
    }
}
