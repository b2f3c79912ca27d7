package dev.latchkey.store.jdbc;

import static org.assertj.core.api.Assertions.assertThat;

import dev.latchkey.model.User;
import dev.latchkey.servers.PostgresServer;
import dev.latchkey.servers.SharedServers;
import dev.latchkey.store.StoredRecord;
import dev.latchkey.store.StoredSession;
import dev.latchkey.store.StoredUser;
import dev.latchkey.store.contract.StoreFixture;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Map;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.configuration.FluentConfiguration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** An application that has Flyway lets it apply our files too, beside its own and as described in docs/stores.md. */
@ExtendWith(SharedServers.class)
class FlywayTest {

    private final PostgresServer server;

    FlywayTest(PostgresServer server) {
        this.server = server;
    }

    @Test
    void flyway_makes_the_tables_beside_those_of_the_application(@TempDir Path own) throws Exception {
        Files.writeString(own.resolve("V1__own.sql"), "create table own (id integer)");
        DataSource source = server.newDatabase("flyway");
        assertThat(Flyway.configure()
                        .dataSource(source)
                        .locations("filesystem:" + own)
                        .load()
                        .migrate()
                        .migrationsExecuted)
                .isEqualTo(1);

        assertThat(flyway(source).migrate().migrationsExecuted).isEqualTo(2);

        requireWorking(JdbcStore.of(source));
        assertThat(flyway(source).migrate().migrationsExecuted).isZero();
        flyway(source).validate();
        requireWorking(JdbcStore.of(source).migrate());
    }

    @Test
    void flyway_takes_over_what_migrate_has_made() {
        DataSource source = server.newDatabase("flyway_later");
        StoredUser user = JdbcStore.of(source)
                .migrate()
                .createUser(StoreFixture.newUser(), null)
                .orElseThrow();

        assertThat(flyway(source).migrate().migrationsExecuted).isEqualTo(2);

        assertThat(JdbcStore.of(source).user(user.user().id())).contains(user);
        requireWorking(JdbcStore.of(source));
    }

    @Test
    void flyway_brings_a_database_of_the_version_before_up_to_date() throws SQLException {
        DataSource source = server.newDatabase("flyway_before");
        assertThat(configuration(source).target("1").load().migrate().migrationsExecuted)
                .isEqualTo(1);
        try (Connection connection = source.getConnection()) {
            SqlRunner.execute(connection, "insert into latchkey_users (id, name) values ('ada', 'Ada')");
        }

        assertThat(flyway(source).migrate().migrationsExecuted).isEqualTo(1);

        assertThat(JdbcStore.of(source).user("ada")).contains(new StoredUser(new User("ada", "Ada", null, null), null));
        requireWorking(JdbcStore.of(source));
    }

    @Test
    void flyway_makes_the_tables_of_auth_js_as_well() {
        DataSource source = server.newDatabase("flyway_authjs");
        Flyway.configure()
                .dataSource(source)
                .table("latchkey_flyway")
                .locations("classpath:dev/latchkey/store/jdbc/postgresql-authjs")
                .placeholders(Map.of("id", "serial", "user_id", "integer"))
                .load()
                .migrate();
        requireWorking(JdbcStore.of(source).tables(Tables.authJs()));
        requireWorking(JdbcStore.of(source).tables(Tables.authJs()).migrate());
    }

    private static Flyway flyway(DataSource source) {
        return configuration(source).load();
    }

    private static FluentConfiguration configuration(DataSource source) {
        return Flyway.configure()
                .dataSource(source)
                .table("latchkey_flyway")
                .baselineOnMigrate(true)
                .baselineVersion("0")
                .locations("classpath:dev/latchkey/store/jdbc/postgresql")
                .placeholders(Map.of("prefix", "latchkey_"));
    }

    private static void requireWorking(JdbcStore store) {
        StoredUser user = store.createUser(StoreFixture.newUser(), null).orElseThrow();
        StoredSession session = StoreFixture.newSession(user);
        assertThat(store.createSession(session)).isTrue();
        assertThat(store.session(session.tokenHash())).contains(session);
        StoredRecord record = StoreFixture.newRecord(user);
        assertThat(store.addRecord(record)).isTrue();
        assertThat(store.record("note", record.id())).contains(record);
    }
}
