package dev.latchkey.jdbcguard;

import dev.latchkey.model.Session;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;

/**
 * A connection of the pool, bound to one session until the connection is closed. Like any connection, it is not
 * thread-safe.
 */
final class BoundConnection {

    final Connection guarded;
    boolean bound; // whether the current transaction has its settings
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

    /** Refuses the call unless the current session is the session that the connection was given to. */
    void check() throws SQLException {
        Session current = guard.holder();
        if (current != holder && !TransactionSettings.of(current, guard.claims).equals(binding)) {
            throw new SQLException("This connection belongs to another session than the one in scope", "28000");
        }
    }

    /**
     * Runs a call that executes SQL, in a transaction with the session's settings. This is the current transaction, or
     * a new one if there is none.
     */
    <T extends @Nullable Object> T execute(Object target, Callable<T> call) throws Exception {
        if (!binds || !raw.getAutoCommit()) {
            bind();
            return call.call();
        }
        if (target instanceof Statement statement) {
            statement.setFetchSize(0); // fetch all rows at once: a cursor ends with the transaction
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
     * Ends the transaction after a failure. If the connection is broken, this step fails too, which must not hide the
     * first failure.
     */
    private void afterwards(Throwable failure) {
        try {
            if (end()) {
                raw.setAutoCommit(true); // only after a rollback, because this call would commit
            }
        } catch (SQLException second) {
            failure.addSuppressed(second);
        }
    }

    /**
     * Gives the current transaction its settings. Does nothing without a transaction, or if the transaction has its
     * settings already.
     */
    private void bind() throws SQLException {
        if (binds && !bound && !raw.getAutoCommit()) {
            binding.apply(raw);
            bound = true;
        }
    }

    /**
     * Ends the current transaction, and with it the settings. Returns {@code false} if there is no transaction, or if
     * the guard cannot end it.
     */
    boolean end() {
        try {
            boolean open = binds && !raw.isClosed() && !raw.getAutoCommit();
            if (open) {
                raw.rollback();
            }
            return open;
        } catch (SQLException e) {
            return false; // the connection is broken, or a container controls it
        }
    }
}
