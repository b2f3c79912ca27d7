package dev.latchkey.jdbcguard;

import dev.latchkey.model.Session;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;

/**
 * A connection of the pool, bound to the session that it was given to until it is closed. Not thread-safe, like any
 * connection.
 */
final class BoundConnection {

    final Connection guarded;
    boolean bound; // whether the transaction under way has its settings
    final boolean binds; // whether the database has settings that end with a transaction

    private final Connection raw;
    private final GuardedDataSource guard;
    private final @Nullable Session holder;
    private final TransactionSettings binding;

    BoundConnection(Connection raw, GuardedDataSource guard, @Nullable Session holder) throws SQLException {
        this.raw = raw;
        this.guard = guard;
        this.holder = holder;
        this.binding = TransactionSettings.of(holder, guard.claims);
        this.binds = raw.getMetaData().getDatabaseProductName().equals("PostgreSQL");
        this.guarded = (Connection) new GuardProxy(this, raw, Connection.class, null).proxy();
    }

    /** Refuses the call unless the current session is the one that the connection was given to. */
    void check() throws SQLException {
        Session current = guard.holder();
        if (current != holder && !TransactionSettings.of(current, guard.claims).equals(binding)) {
            throw new SQLException("This connection belongs to another session than the one in scope", "28000");
        }
    }

    /** Runs a call that executes SQL, in a transaction with the session's settings: the current one or a new one. */
    <T extends @Nullable Object> T execute(Object target, Callable<T> call) throws Exception {
        if (!binds || !raw.getAutoCommit()) {
            bind();
            return call.call();
        }
        if (target instanceof Statement statement) {
            statement.setFetchSize(0); // all at once, as ever in auto-commit: a cursor ends with the transaction
        }
        raw.setAutoCommit(false);
        try {
            bind();
            T result = call.call();
            raw.commit();
            raw.setAutoCommit(true);
            return result;
        } catch (Throwable failure) {
            afterwards(failure);
            throw failure;
        } finally {
            bound = false;
        }
    }

    /**
     * Ends the transaction after a failure. A broken connection fails again here, which must not hide the first
     * failure.
     */
    private void afterwards(Throwable failure) {
        try {
            if (end()) {
                raw.setAutoCommit(true); // not if it did not end: this would commit
            }
        } catch (SQLException second) {
            failure.addSuppressed(second);
        }
    }

    /** Gives the current transaction its settings, if there is one and it has none yet. */
    private void bind() throws SQLException {
        if (binds && !bound && !raw.getAutoCommit()) {
            binding.apply(raw);
            bound = true;
        }
    }

    /**
     * Ends the current transaction, and with it the settings. Returns false if there is none, or if it is not ours to
     * end.
     */
    boolean end() {
        try {
            boolean open = binds && !raw.isClosed() && !raw.getAutoCommit();
            if (open) {
                raw.rollback();
            }
            return open;
        } catch (SQLException e) {
            return false; // broken, which the pool will see too, or a container's transaction
        }
    }
}
