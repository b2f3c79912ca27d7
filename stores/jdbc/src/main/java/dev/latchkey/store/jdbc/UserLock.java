package dev.latchkey.store.jdbc;

import java.sql.Connection;
import java.sql.SQLException;
import org.jspecify.annotations.Nullable;

/** Keeps what is added to a user and what is removed from the same user from passing each other. */
final class UserLock {

    private UserLock() {}

    /**
     * Locks a user until the transaction ends.
     *
     * @return whether there is such a user
     */
    static boolean take(Connection connection, Statements sql, @Nullable Object user) throws SQLException {
        return sql.locksByQuery
                ? SqlRunner.first(connection, row -> true, sql.lockUser, user).isPresent()
                : SqlRunner.update(connection, sql.lockUser, user) == 1;
    }
}
