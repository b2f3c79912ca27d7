package dev.latchkey.jdbcguard;

import dev.latchkey.SessionScope;
import dev.latchkey.model.Session;
import java.io.PrintWriter;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.SQLFeatureNotSupportedException;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.logging.Logger;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.slf4j.LoggerFactory;

/**
 * A data source that gives connections of a pool only to signed-in users. On PostgreSQL, the guard sets
 * {@code latchkey.*} to the user for each transaction, so row-level security can decide what the user sees. These
 * settings end with the transaction. A statement outside a transaction runs in its own transaction. A connection works
 * only for the session that it was given to. It refuses calls in the scope of another session, outside any scope, and
 * after the session's roles or chosen claims have changed. Every caller can close a connection.
 */
public final class GuardedDataSource implements DataSource {

    private final ThreadLocal<Boolean> system = ThreadLocal.withInitial(() -> false);
    private final DataSource pool;
    final Set<String> claims;

    private GuardedDataSource(DataSource pool, Set<String> claims) {
        this.pool = Objects.requireNonNull(pool, "pool");
        this.claims = claims;
    }

    /**
     * Returns a guarded data source in front of {@code pool}, whose database role must neither own the tables nor be a
     * superuser.
     */
    public static GuardedDataSource of(DataSource pool) {
        return new GuardedDataSource(pool, Set.of());
    }

    /**
     * Returns a guarded data source that also sets {@code latchkey.claims} in each transaction to these claims of the
     * session's token. It passes no other claims.
     */
    public GuardedDataSource telling(String... names) {
        return new GuardedDataSource(pool, Set.of(names));
    }

    /**
     * Returns a connection for the session in scope. Without a session, this method throws the same exception as
     * {@link SessionScope#require}.
     */
    @Override
    public Connection getConnection() throws SQLException {
        Session holder = holder();
        Connection raw = pool.getConnection();
        try {
            return new BoundConnection(raw, this, holder).guarded;
        } catch (SQLException | RuntimeException failure) {
            raw.close();
            throw failure;
        }
    }

    /** Always fails, because the policies are written for the role with which the pool connects. */
    @Override
    public Connection getConnection(@Nullable String user, @Nullable String password) throws SQLException {
        throw new SQLFeatureNotSupportedException("Connections are made with the pool's own credentials");
    }

    /**
     * Runs {@code work} without a session. This is for work that belongs to no user, such as nightly jobs or finding
     * the user at sign-in. On this thread, transactions of this data source then have {@code latchkey.system = on} and
     * no user. The log shows the reason.
     *
     * @throws IllegalStateException if a session is in scope, either at this call or when {@code work} asks for a
     *     connection
     */
    public <T extends @Nullable Object> T dangerouslyAsSystem(String reason, Callable<T> work) throws Exception {
        nobody();
        LoggerFactory.getLogger(GuardedDataSource.class).warn("Database access as the system: {}", reason);
        boolean outer = system.get();
        system.set(true);
        try {
            return work.call();
        } finally {
            system.set(outer);
        }
    }

    /**
     * Returns the session that may use a connection now, which is the session in scope. {@code null} means the system.
     */
    @Nullable
    Session holder() {
        return system.get() ? nobody() : SessionScope.require();
    }

    private static @Nullable Session nobody() {
        if (SessionScope.current().isPresent()) {
            throw new IllegalStateException("The system scope is not for code that serves somebody who is signed in");
        }
        return null;
    }

    static <T> T unwrap(Object guard, Class<T> type) throws SQLException {
        if (!type.isInstance(guard)) {
            throw new SQLException("Unwrapping would bypass the guard; ask the pool itself");
        }
        return type.cast(guard);
    }

    @Override
    public boolean isWrapperFor(Class<?> type) {
        return type.isInstance(this);
    }

    @Override
    public <T> T unwrap(Class<T> type) throws SQLException {
        return unwrap(this, type);
    }

    @Override
    public @Nullable PrintWriter getLogWriter() throws SQLException {
        return pool.getLogWriter();
    }

    @Override
    public void setLogWriter(@Nullable PrintWriter out) throws SQLException {
        pool.setLogWriter(out);
    }

    @Override
    public int getLoginTimeout() throws SQLException {
        return pool.getLoginTimeout();
    }

    @Override
    public void setLoginTimeout(int seconds) throws SQLException {
        pool.setLoginTimeout(seconds);
    }

    @Override
    public Logger getParentLogger() throws SQLFeatureNotSupportedException {
        return pool.getParentLogger();
    }
}
