package dev.latchkey.bench.store;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import dev.latchkey.servers.PostgresServer;
import dev.latchkey.store.jdbc.JdbcStore;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** A real PostgreSQL with one user for every two sessions, behind a pool. */
final class PostgresEngine implements Engine {

    /** Each session with its user, in all the columns that a session has. */
    private static final String READ = "select u.id, u.name, u.email, u.image, s.token_hash, s.provider,"
            + " s.signed_in_at, s.address, s.user_agent, s.expires, s.data"
            + " from latchkey_sessions s join latchkey_users u on u.id = s.user_id where s.token_hash = ?";

    /** Constraints and indexes are made again when the rows are there. */
    private static final String WITHOUT_INDEXES = """
            alter table latchkey_sessions drop constraint latchkey_sessions_user_id_fkey;
            alter table latchkey_accounts drop constraint latchkey_accounts_user_id_fkey;
            alter table latchkey_records drop constraint latchkey_records_user_id_fkey;
            alter table latchkey_sessions drop constraint latchkey_sessions_pkey;
            alter table latchkey_users drop constraint latchkey_users_pkey;
            alter table latchkey_users drop constraint latchkey_users_email;
            drop index latchkey_sessions_user;
            drop index latchkey_sessions_expires""";

    private static final String INDEXES = """
            alter table latchkey_users add primary key (id);
            alter table latchkey_users add constraint latchkey_users_email unique (email);
            alter table latchkey_sessions add primary key (token_hash);
            alter table latchkey_sessions add foreign key (user_id) references latchkey_users (id) on delete cascade;
            alter table latchkey_accounts add foreign key (user_id) references latchkey_users (id) on delete cascade;
            alter table latchkey_records add foreign key (user_id) references latchkey_users (id) on delete cascade;
            create index latchkey_sessions_user on latchkey_sessions (user_id);
            create index latchkey_sessions_expires on latchkey_sessions (expires);
            vacuum analyze latchkey_users;
            vacuum analyze latchkey_sessions;
            checkpoint""";

    private static final String USERS = """
            insert into latchkey_users (id, name, email, email_verified, image)
            select md5('user ' || i)::uuid::text, 'Ada Lovelace ' || i, 'ada.lovelace.' || i || '@example.org',
                   1795442553000, 'https://avatars.example.org/u/' || i || '?v=4'
            from generate_series(0, (:sessions - 1) / 2) i""";

    /** The same hash as {@link Key}; no session holds more than its user, since nothing but Latchkey can seal that. */
    private static final String SESSIONS = """
            insert into latchkey_sessions
              (token_hash, user_id, provider, signed_in_at, address, user_agent, expires, data)
            select encode(sha256(convert_to(rtrim(translate(encode(sha256(convert_to('session ' || i, 'UTF8')),
                     'base64'), '+/', '-_'), '='), 'UTF8')), 'hex'),
                   md5('user ' || i / 2)::uuid::text, 'github', (extract(epoch from now()) * 1000)::bigint,
                   '203.0.113.' || i % 256,
                   'Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/156.0.0.0 Safari/537.36',
                   (extract(epoch from now()) * 1000)::bigint + 2592000000 + i % 86400000,
                   null
            from generate_series(0, :sessions - 1) i""";

    private final int sessions;
    private final PostgresServer server;
    private final HikariDataSource pool;
    private final JdbcStore store;

    private PostgresEngine(int sessions, PostgresServer server, HikariDataSource pool) {
        this.sessions = sessions;
        this.server = server;
        this.pool = pool;
        this.store = JdbcStore.of(pool).migrate();
    }

    /** Starts it and generates the rows; ten million take minutes, and 10 GB of disk. */
    static PostgresEngine with(int sessions) {
        PostgresServer server = PostgresServer.start(Map.of(
                "shared_buffers", "1GB",
                "maintenance_work_mem", "1GB",
                "max_wal_size", "8GB",
                "fsync", "on",
                "full_page_writes", "on",
                "synchronous_commit", "on",
                "shared_preload_libraries", "pg_stat_statements"));
        HikariConfig config = new HikariConfig();
        config.setDataSource(server.database());
        config.setMaximumPoolSize(4);
        PostgresEngine engine = new PostgresEngine(sessions, server, new HikariDataSource(config));
        engine.execute("create extension pg_stat_statements");
        engine.execute(WITHOUT_INDEXES);
        engine.execute(USERS.replace(":sessions", String.valueOf(sessions)));
        engine.execute(SESSIONS.replace(":sessions", String.valueOf(sessions)));
        engine.execute(INDEXES);
        return engine;
    }

    @Override
    public String name() {
        return "PostgreSQL";
    }

    @Override
    public int sessions() {
        return sessions;
    }

    @Override
    public JdbcStore store() {
        return store;
    }

    @Override
    public Contender bare() {
        return key -> {
            try (Connection connection = pool.getConnection();
                    PreparedStatement statement = connection.prepareStatement(READ)) {
                statement.setString(1, key.hash());
                try (ResultSet row = statement.executeQuery()) {
                    int read = 0;
                    while (row.next()) {
                        for (int column = 1; column <= 11; column++) {
                            String text = row.getString(column);
                            read += text == null ? 0 : text.length();
                        }
                    }
                    return read;
                }
            }
        };
    }

    @Override
    public long statements() {
        return number("select sum(calls) from pg_stat_statements where query not like '%pg_stat_statements%'");
    }

    @Override
    public String sizes() {
        StringBuilder sizes = new StringBuilder();
        try (Connection connection = pool.getConnection();
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(
                        "select relname, relkind, pg_relation_size(oid) from pg_class where relkind in ('r', 'i')"
                                + " and relname similar to 'latchkey_(users|sessions)%' order by relkind desc, relname")) {
            while (row.next()) {
                sizes.append(String.format(
                        Locale.ROOT,
                        "    %-28s %9.1f MB %7.0f bytes a session%n",
                        row.getString(1),
                        row.getLong(3) / 1e6,
                        (double) row.getLong(3) / sessions));
            }
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
        return sizes.toString();
    }

    @Override
    public boolean end(int many) {
        for (int i = 0; i < many; i++) {
            execute("update latchkey_sessions set expires = 1 where token_hash = '"
                    + Key.of(i).hash() + "'");
        }
        return true;
    }

    private void execute(String sql) {
        try (Connection connection = pool.getConnection();
                Statement statement = connection.createStatement()) {
            for (String one : List.of(sql.split(";\\R"))) {
                statement.execute(one);
            }
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private long number(String sql) {
        try (Connection connection = pool.getConnection();
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(sql)) {
            row.next();
            return row.getLong(1);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void close() {
        pool.close();
        server.close();
    }
}
