package dev.latchkey.store.jdbc;

import static org.assertj.core.api.Assertions.assertThat;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import dev.latchkey.servers.PostgresServer;
import dev.latchkey.servers.SharedServers;
import dev.latchkey.store.StoredSession;
import dev.latchkey.store.StoredUser;
import dev.latchkey.store.contract.StoreFixture;
import java.time.Instant;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Some adapters of Auth.js keep instants without a time zone, in UTC. The database session has another time zone. */
@ExtendWith(SharedServers.class)
class AuthJsTimestampsTest {

    private static final Instant NOON = Instant.parse("2026-12-01T12:00:00.123Z");

    private final HikariDataSource pool;
    private final JdbcStore store;

    AuthJsTimestampsTest(PostgresServer server) {
        HikariConfig config = new HikariConfig();
        config.setDataSource(server.newDatabase("authjs_times"));
        config.setMaximumPoolSize(2);
        config.setConnectionInitSql("set time zone 'Asia/Tokyo'");
        pool = new HikariDataSource(config);
        AuthJsTablesContract.execute(pool, """
                create table users (id text primary key, name text, email text unique,
                  "emailVerified" timestamp(3), image text);
                create table sessions ("sessionToken" text primary key, "userId" text not null,
                  expires timestamp not null);
                create table verification_token (identifier text not null, token text not null,
                  expires timestamp not null, primary key (identifier, token))""");
        store = JdbcStore.of(pool).tables(Tables.authJs().textIds()).migrate();
    }

    @AfterEach
    void close() {
        pool.close();
    }

    @Test
    void what_is_written_is_in_utc_and_read_as_such() throws Exception {
        StoredUser user = new StoredUser(StoreFixture.newUser().user(), NOON);
        assertThat(store.createUser(user, null)).contains(user);
        assertThat(store.user(user.user().id())).contains(user);
        assertThat(store.replaceEmail(user, user.user().email(), NOON.plusSeconds(1)))
                .isTrue();
        StoredSession session = StoreFixture.newSession(user).renewed(NOON, null);
        assertThat(store.createSession(session)).isTrue();
        assertThat(store.session(session.tokenHash())).contains(session);
        assertThat(store.renewSession(session.renewed(NOON.plusSeconds(60), null), NOON))
                .isTrue();
        assertThat(store.createToken("somebody", "a-token", NOON)).isTrue();

        assertThat(text("select expires from sessions")).isEqualTo("2026-12-01 12:01:00.123");
        assertThat(text("select \"emailVerified\" from users")).isEqualTo("2026-12-01 12:00:01.123");
        assertThat(text("select expires from verification_token")).isEqualTo("2026-12-01 12:00:00.123");

        store.deleteExpired(NOON.plusSeconds(59), 10);
        assertThat(store.session(session.tokenHash())).isPresent();
        assertThat(store.useToken("somebody", "a-token")).isEmpty();
        store.deleteExpired(NOON.plusSeconds(61), 10);
        assertThat(store.session(session.tokenHash())).isEmpty();
    }

    private String text(String sql) throws Exception {
        try (var connection = pool.getConnection();
                var row = connection.createStatement().executeQuery(sql)) {
            row.next();
            return String.valueOf(row.getString(1));
        }
    }
}
