package dev.latchkey.store.jdbc;

import java.sql.Connection;
import java.sql.SQLException;
import org.jspecify.annotations.Nullable;

/**
 * Locks a user's row, so that calls that add data of a user and calls that remove data of the same user do not overlap.
 */
final class UserLock {

    private UserLock() {}

    /**
     * Locks a user until the transaction ends.
     *
     * @return whether the user exists
     */
    static boolean take(Connection connection, SqlStatements sql, @Nullable Object user) throws SQLException {
        return sql.locksByQuery
                ? SqlRunner.first(connection, row -> true, sql.lockUser, user).isPresent()
                : SqlRunner.update(connection, sql.lockUser, user) == 1;
    }
}
