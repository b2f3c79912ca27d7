package dev.latchkey.jdbc;

import dev.latchkey.model.Session;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A connection from the time it is handed out until it is closed: for whom it is, and whether its transaction has been
 * told. As little for two threads at a time as the connection itself.
 */
final class Lease {

    private static final Logger LOG = LoggerFactory.getLogger(Lease.class);

    private final Connection raw;
    private final Holders holders;
    private final @Nullable Session holder;
    private final Binding binding;
    private final boolean binds;
    private boolean bound;

    Lease(Connection raw, Holders holders, @Nullable Session holder) throws SQLException {
        this.raw = raw;
        this.holders = holders;
        this.holder = holder;
        this.binding = holders.binding(holder);
        this.binds = raw.getMetaData().getDatabaseProductName().equals("PostgreSQL");
    }

    /** Whether the database is told; others have no settings that end with a transaction. */
    boolean binds() {
        return binds;
    }

    /** Refuses whoever is not the one that the connection was handed out to. */
    void check() throws SQLException {
        Session current = holders.current();
        if (current != holder && !holders.binding(current).equals(binding)) {
            throw new SQLException("This connection was handed out to another session than the one in scope", "28000");
        }
    }

    /** Runs a call that executes SQL in a transaction that has been told: the one under way, or one of its own. */
    @Nullable
    Object execute(Object target, Callable<@Nullable Object> call) throws Exception {
        if (!binds) {
            return call.call();
        }
        if (!raw.getAutoCommit()) {
            bind();
            return call.call();
        }
        return target instanceof Statement statement ? whole(statement, call) : alone(call);
    }

    /** Tells the transaction under way, if there is one, before a savepoint could be rolled back over that. */
    void bindTransaction() throws SQLException {
        if (binds && !raw.getAutoCommit()) {
            bind();
        }
    }

    /** The transaction may be over; telling it twice does no harm. */
    void unbind() {
        bound = false;
    }

    /** Ends the transaction, and with it what it was told, before the pool gets the connection back. */
    void close() throws SQLException {
        if (raw.isClosed()) {
            return;
        }
        try {
            if (binds && !raw.getAutoCommit()) {
                raw.rollback();
            }
        } catch (SQLException e) {
            LOG.debug("Not rolled back: the connection is broken, or its transaction is somebody else's to end", e);
        } finally {
            raw.close();
        }
    }

    private void bind() throws SQLException {
        if (!bound) {
            binding.apply(raw);
            bound = true;
        }
    }

    /** Fetched at once, as by the driver when it commits by itself: a cursor would end with the transaction. */
    private @Nullable Object whole(Statement statement, Callable<@Nullable Object> call) throws Exception {
        int fetchSize = statement.getFetchSize();
        if (fetchSize == 0) {
            return alone(call);
        }
        statement.setFetchSize(0);
        try {
            return alone(call);
        } finally {
            statement.setFetchSize(fetchSize);
        }
    }

    private @Nullable Object alone(Callable<@Nullable Object> call) throws Exception {
        raw.setAutoCommit(false);
        try {
            bind();
            Object result = call.call();
            raw.commit();
            raw.setAutoCommit(true);
            return result;
        } catch (Throwable failure) {
            giveUp(failure);
            throw failure;
        } finally {
            bound = false;
        }
    }

    private void giveUp(Throwable failure) {
        try {
            raw.rollback();
            raw.setAutoCommit(true);
        } catch (SQLException e) {
            failure.addSuppressed(e);
            abort(failure);
        }
    }

    /** Nobody knows what its transaction is, so nobody gets this connection again. */
    private void abort(Throwable failure) {
        try {
            raw.abort(Runnable::run);
        } catch (SQLException e) {
            failure.addSuppressed(e);
        }
    }
}
