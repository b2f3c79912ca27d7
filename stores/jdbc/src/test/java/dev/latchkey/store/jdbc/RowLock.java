package dev.latchkey.store.jdbc;

import dev.latchkey.store.contract.HeldCalls;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import javax.sql.DataSource;

/** The lock on a row, held by a transaction of the test; others wait for it in the middle of a statement. */
final class RowLock implements HeldCalls {

    private final DataSource source;
    private final Connection holder;
    private final String waiting;

    /**
     * Locks.
     *
     * @param update changes the row
     * @param waiting counts the transactions that wait for a lock
     */
    RowLock(DataSource source, String update, String waiting) {
        this.source = source;
        this.waiting = waiting;
        try {
            holder = source.getConnection();
            holder.setAutoCommit(false);
            try (Statement statement = holder.createStatement()) {
                if (statement.executeUpdate(update) != 1) {
                    throw new AssertionError("There is no such row");
                }
            }
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public int waiting() {
        try (Connection connection = source.getConnection();
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(waiting)) {
            row.next();
            return row.getInt(1);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void close() {
        try (holder) {
            holder.rollback();
            holder.setAutoCommit(true);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }
}
