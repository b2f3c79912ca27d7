package dev.latchkey.jdbc;

import static java.util.Objects.requireNonNull;

import dev.latchkey.SessionScope;
import dev.latchkey.error.AuthException;
import java.io.PrintWriter;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.SQLFeatureNotSupportedException;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.logging.Logger;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.slf4j.LoggerFactory;

/**
 * A pool of connections for whoever is signed in. Without a session in {@link SessionScope} it gives none. On
 * PostgreSQL every transaction is told whose it is, so that row-level security can decide what it sees:
 *
 * <ul>
 *   <li>{@code latchkey.user_id}: the user's id
 *   <li>{@code latchkey.roles}: their roles, as a JSON array
 *   <li>{@code latchkey.claims}: the claims chosen with {@link #telling}, as a JSON object
 *   <li>{@code latchkey.system}: {@code on} in {@link #dangerouslyAsSystem}, else {@code off}
 * </ul>
 *
 * <p>They are set with the transaction and end with it; outside one that the guard began or joined they are empty, so
 * policies that ask for them show nothing. A statement outside a transaction (auto-commit) is put into one of its own.
 *
 * <p>A connection serves the session that it was handed out to. Used without it, in another's scope, or after the
 * session's roles or chosen claims have changed, it refuses.
 */
public final class GuardedDataSource implements DataSource {

    private static final org.slf4j.Logger LOG = LoggerFactory.getLogger(GuardedDataSource.class);

    private final DataSource pool;
    private final Holders holders;

    private GuardedDataSource(DataSource pool, Holders holders) {
        this.pool = pool;
        this.holders = holders;
    }

    /** A guard in front of {@code pool}, whose database role must neither own the tables nor be a superuser. */
    public static GuardedDataSource of(DataSource pool) {
        return new GuardedDataSource(requireNonNull(pool, "pool"), new Holders(Set.of()));
    }

    /** This guard, telling transactions these claims of the session's token and no others. */
    public GuardedDataSource telling(String... claims) {
        return new GuardedDataSource(pool, new Holders(Set.of(claims)));
    }

    /**
     * A connection for the session in scope.
     *
     * @throws AuthException.Refused if there is no session; an adapter turns it into {@code 401} or the sign-in page
     */
    @Override
    public Connection getConnection() throws SQLException {
        var holder = holders.current();
        Connection raw = pool.getConnection();
        try {
            return Guarded.connection(new Lease(raw, holders, holder), raw);
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
     * Runs {@code work} without a session, for what belongs to nobody: nightly jobs, looking up who signs in. In it, on
     * this thread, connections of this data source are told {@code latchkey.system = on} and no user; policies decide
     * what that means. Each call is logged.
     *
     * @param reason for the log
     * @throws IllegalStateException if a session is in scope, here or later inside {@code work}
     */
    public <T extends @Nullable Object> T dangerouslyAsSystem(String reason, Callable<T> work) throws Exception {
        LOG.warn("Database access as the system, without a session: {}", requireNonNull(reason, "reason"));
        return holders.asSystem(reason, work);
    }

    @Override
    public boolean isWrapperFor(Class<?> type) {
        return type.isInstance(this);
    }

    /** This, if that is what is asked for; never the pool. */
    @Override
    public <T> T unwrap(Class<T> type) throws SQLException {
        if (type.isInstance(this)) {
            return type.cast(this);
        }
        throw new SQLException("The guard does not hand out what it guards; ask the pool itself");
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

    @Override
    public String toString() {
        return "GuardedDataSource";
    }
}
