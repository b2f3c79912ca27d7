package dev.latchkey.cli;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import com.zaxxer.hikari.pool.HikariPool.PoolInitializationException;
import dev.latchkey.model.Secret;
import dev.latchkey.storage.CheckedStore;
import dev.latchkey.store.Store;
import dev.latchkey.store.jdbc.JdbcStore;
import dev.latchkey.store.redis.RedisStore;
import io.lettuce.core.RedisClient;
import io.lettuce.core.RedisException;
import io.lettuce.core.RedisURI;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.InstantSource;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/** A store that answers, and that is closed after the command. */
final class OpenStore implements AutoCloseable {

    private static final Duration PATIENCE = Duration.ofSeconds(5);

    private final Store store;
    private final @Nullable JdbcStore jdbc;
    private final @Nullable DataSource source;
    private final Runnable closing;

    private OpenStore(Store store, @Nullable JdbcStore jdbc, @Nullable DataSource source, Runnable closing) {
        this.store = store;
        this.jdbc = jdbc;
        this.source = source;
        this.closing = closing;
    }

    /**
     * Connects to the store.
     *
     * @throws CommandFailure if there is no address, or nothing answers there
     */
    static OpenStore of(StoreAddress address, TableNames names) {
        if (address.jdbc() != null) {
            return ofJdbc(address, address.jdbc(), names);
        }
        if (address.redis() != null) {
            return ofRedis(address.redis(), names);
        }
        throw CommandFailure.usage("The store is not known: " + StoreAddress.HELP);
    }

    Store store() {
        return store;
    }

    /** Returns the store with the checks that the core makes for an application. */
    CheckedStore checked(InstantSource clock) {
        return new CheckedStore(store, clock);
    }

    /** Returns the store as one with tables. */
    JdbcStore jdbc() {
        if (jdbc == null) {
            throw CommandFailure.usage("Only a database has migrations: set JDBC_URL in the environment");
        }
        return jdbc;
    }

    boolean hasTables() {
        return jdbc != null;
    }

    /** Returns whether this is a database without any table whose name begins with {@code prefix}. */
    boolean lacksTables(String prefix) {
        if (source == null) {
            return false;
        }
        try (Connection connection = source.getConnection();
                ResultSet tables = connection.getMetaData().getTables(connection.getCatalog(), null, "%", null)) {
            while (tables.next()) {
                if (String.valueOf(tables.getString("TABLE_NAME")).regionMatches(true, 0, prefix, 0, prefix.length())) {
                    return false;
                }
            }
            return true;
        } catch (SQLException e) {
            throw unreachable(e);
        }
    }

    @Override
    public void close() {
        closing.run();
    }

    private static OpenStore ofJdbc(StoreAddress address, Secret url, TableNames names) {
        HikariConfig config = new HikariConfig();
        config.setMaximumPoolSize(2);
        config.setConnectionTimeout(PATIENCE.toMillis());
        config.setInitializationFailTimeout(1); // one try, and not one after the other for the whole timeout
        HikariDataSource source;
        try {
            config.setJdbcUrl(url.reveal());
            config.setUsername(address.user());
            config.setPassword(
                    address.password() == null ? null : address.password().reveal());
            source = new HikariDataSource(config);
        } catch (PoolInitializationException e) {
            throw unreachable(e);
        } catch (RuntimeException e) {
            throw CommandFailure.usage(
                    "No driver takes the address of the database: put the driver's jar into"
                            + " LATCHKEY_CLASS_PATH; drivers for PostgreSQL and H2 are there",
                    e);
        }
        JdbcStore store = JdbcStore.of(source).tables(names.tables());
        return new OpenStore(store, store, source, source::close);
    }

    private static CommandFailure unreachable(Exception cause) {
        return CommandFailure.unreachable("The database does not answer, or refuses user and password", cause);
    }

    private static OpenStore ofRedis(Secret url, TableNames names) {
        RedisClient client;
        try {
            RedisURI address = RedisURI.create(url.reveal());
            address.setTimeout(PATIENCE);
            client = RedisClient.create(address);
        } catch (IllegalArgumentException e) {
            throw CommandFailure.usage("REDIS_URL is no address such as rediss://user:password@redis.example.com", e);
        }
        try {
            client.connect().close();
            return new OpenStore(RedisStore.of(client).keyPrefix(names.keyPrefix()), null, null, client::shutdown);
        } catch (RedisException e) {
            client.shutdown();
            throw CommandFailure.unreachable("Redis does not answer, or refuses user and password", e);
        }
    }
}
