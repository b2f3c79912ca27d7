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
 * Gives connections of a pool to those who are signed in. On PostgreSQL every transaction knows its user, in settings
 * {@code latchkey.*} that end with it, so that row-level security decides what it sees; a statement outside a
 * transaction is put into one of its own. A connection serves the session that it was handed out to and refuses in
 * another's scope, outside any, or after its roles or chosen claims have changed; closing it is always possible.
 */
public final class GuardedDataSource implements DataSource {

    private final ThreadLocal<Boolean> system = ThreadLocal.withInitial(() -> false);
    private final DataSource pool;
    final Set<String> claims;

    private GuardedDataSource(DataSource pool, Set<String> claims) {
        this.pool = Objects.requireNonNull(pool, "pool");
        this.claims = claims;
    }

    /** A guard in front of {@code pool}, whose database role must neither own the tables nor be a superuser. */
    public static GuardedDataSource of(DataSource pool) {
        return new GuardedDataSource(pool, Set.of());
    }

    /** A guard of the same pool that tells transactions these claims of the session's token, and no others. */
    public GuardedDataSource telling(String... names) {
        return new GuardedDataSource(pool, Set.of(names));
    }

    /** A connection for the session in scope; where there is none, this throws as {@link SessionScope#require} does. */
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

    /** Never: policies are made for the role that the pool signs in with. */
    @Override
    public Connection getConnection(@Nullable String user, @Nullable String password) throws SQLException {
        throw new SQLFeatureNotSupportedException("Connections are made with the pool's own credentials");
    }

    /**
     * Runs {@code work} without a session, for what belongs to nobody: nightly jobs, looking up who signs in. On this
     * thread, transactions of this data source then have {@code latchkey.system = on} and no user. The log shows the
     * reason.
     *
     * @throws IllegalStateException if a session is in scope, here or where {@code work} asks for a connection
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

    /** Who may hold a connection now: the session in scope; {@code null}: the system. */
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
            throw new SQLException("The guard does not hand out what it guards; ask the pool itself");
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
