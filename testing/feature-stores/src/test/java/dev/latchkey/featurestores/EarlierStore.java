package dev.latchkey.featurestores;

import com.zaxxer.hikari.HikariDataSource;
import dev.latchkey.servers.MariaDbServer;
import dev.latchkey.servers.PostgresServer;
import dev.latchkey.servers.RedisServer;
import dev.latchkey.store.Store;
import dev.latchkey.store.jdbc.JdbcStore;
import dev.latchkey.store.jdbc.Tables;
import dev.latchkey.store.redis.RedisStore;
import io.lettuce.core.RedisClient;
import io.lettuce.core.api.sync.RedisCommands;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;

/** An empty store, which holds what a version has written, or writes it down. */
interface EarlierStore extends AutoCloseable {

    Tables AUTH_JS = Tables.authJs().issuer("club", "https://accounts.example.org");

    /** The kind of the database. */
    String database();

    /** The form of its rows. */
    String form();

    /** The store with the rows of an earlier version, brought up to date. */
    Store with(EarlierVersion version) throws SQLException, IOException;

    /** The store without rows. */
    Store empty();

    List<String> rows() throws SQLException;

    @Override
    void close();

    static EarlierStore h2(String name) {
        return new Jdbc(Pools.at("jdbc:h2:mem:" + name + ";DB_CLOSE_DELAY=-1"), "h2", "tables");
    }

    static EarlierStore sqlite(Path file) {
        return new Jdbc(Pools.at("jdbc:sqlite:" + file + "?journal_mode=WAL&busy_timeout=30000"), "sqlite", "tables");
    }

    static EarlierStore postgres(PostgresServer server, String name) {
        return new Jdbc(Pools.at(server.newDatabase(name)), "postgresql", "tables");
    }

    static EarlierStore mariaDb(MariaDbServer server, String name) {
        return new Jdbc(Pools.at(server.newDatabase(name)), "mariadb", "tables");
    }

    static EarlierStore authJs(PostgresServer server, String name) {
        return new Jdbc(Pools.at(server.newDatabase(name)), "postgresql-authjs", "authjs");
    }

    static EarlierStore redis(RedisServer server) {
        RedisClient client = RedisClient.create(server.uri());
        return new Redis(client, client.connect().sync());
    }

    /** In a database. */
    record Jdbc(HikariDataSource pool, String database, String form) implements EarlierStore {

        @Override
        public Store with(EarlierVersion version) throws SQLException, IOException {
            KeptRows.create(pool, tables(), version.migrations(database));
            KeptRows.write(pool, version.rows(form));
            if (isAuthJs()) {
                KeptRows.countOn(pool);
            }
            return empty();
        }

        @Override
        public Store empty() {
            JdbcStore store = JdbcStore.of(pool);
            return (isAuthJs() ? store.tables(AUTH_JS) : store).migrate();
        }

        @Override
        public List<String> rows() throws SQLException {
            return KeptRows.read(pool, tables());
        }

        private List<String> tables() {
            return isAuthJs() ? KeptRows.AUTH_JS_TABLES : KeptRows.TABLES;
        }

        private boolean isAuthJs() {
            return form.equals("authjs");
        }

        @Override
        public void close() {
            pool.close();
        }
    }

    /** In Redis. */
    record Redis(RedisClient client, RedisCommands<String, String> server) implements EarlierStore {

        @Override
        public String database() {
            return "redis";
        }

        @Override
        public String form() {
            return "redis";
        }

        @Override
        public Store with(EarlierVersion version) throws IOException {
            Store empty = empty();
            KeptKeys.write(server, version.rows(form()));
            return empty;
        }

        @Override
        public Store empty() {
            server.keys(KeptKeys.PREFIX + "*").forEach(server::del);
            return RedisStore.of(client).keyPrefix(KeptKeys.PREFIX);
        }

        @Override
        public List<String> rows() {
            return KeptKeys.read(server);
        }

        @Override
        public void close() {
            client.shutdown();
        }
    }
}
