package dev.latchkey.demo;

import java.nio.file.Path;
import java.util.UUID;
import javax.sql.DataSource;
import org.h2.jdbcx.JdbcConnectionPool;
import org.jspecify.annotations.Nullable;

/** Where the demonstration keeps users, sessions and orders: a file, so that they are there after a restart. */
final class Database implements AutoCloseable {

    private final JdbcConnectionPool pool;

    private Database(String url) {
        this.pool = JdbcConnectionPool.create(url, "demo", "");
    }

    /** The database in {@code folder}, which is made if need be; {@code null}: one in memory, gone with this object. */
    static Database in(@Nullable Path folder) {
        return new Database(
                folder == null
                        ? "jdbc:h2:mem:" + UUID.randomUUID() + ";DB_CLOSE_DELAY=-1"
                        : "jdbc:h2:file:" + folder.toAbsolutePath().resolve("demo"));
    }

    DataSource dataSource() {
        return pool;
    }

    @Override
    public void close() {
        pool.dispose();
    }
}
