package dev.latchkey.jdbcguard;

import dev.latchkey.model.Session;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;

/** A connection from the time it is handed out until it is closed. As little for two threads at a time as that is. */
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

    /** Refuses everybody but the one that the connection was handed out to. */
    void check() throws SQLException {
        Session current = guard.holder();
        if (current != holder && !TransactionSettings.of(current, guard.claims).equals(binding)) {
            throw new SQLException("This connection was handed out to another session than the one in scope", "28000");
        }
    }

    /** Runs a call that executes SQL in a transaction that has its settings: the one under way, or a new one. */
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

    /** A connection that is broken fails here again, which must not hide what went wrong first. */
    private void afterwards(Throwable failure) {
        try {
            if (end()) {
                raw.setAutoCommit(true); // not if it did not end: this would commit
            }
        } catch (SQLException second) {
            failure.addSuppressed(second);
        }
    }

    /** Gives the transaction under way its settings, if there is one and it has none yet. */
    private void bind() throws SQLException {
        if (binds && !bound && !raw.getAutoCommit()) {
            binding.apply(raw);
            bound = true;
        }
    }

    /** Ends the transaction under way, and with it what it was told. False: there is none, or it is not ours to end. */
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
