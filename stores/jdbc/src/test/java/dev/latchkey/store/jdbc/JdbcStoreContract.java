package dev.latchkey.store.jdbc;

import static org.assertj.core.api.Assertions.assertThat;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import dev.latchkey.model.Account;
import dev.latchkey.model.User;
import dev.latchkey.store.StoredAccount;
import dev.latchkey.store.StoredSession;
import dev.latchkey.store.StoredUser;
import dev.latchkey.store.contract.Kept;
import dev.latchkey.store.contract.Race;
import dev.latchkey.store.contract.StoreContract;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.UUID;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** The contract of stores on a pool of a real database, and what is JDBC's own. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class JdbcStoreContract extends StoreContract {

    private final HikariDataSource pool;
    private final JdbcStore store;

    JdbcStoreContract(HikariConfig config) {
        config.setMaximumPoolSize(8);
        this.pool = new HikariDataSource(config);
        this.store = JdbcStore.of(pool).migrate();
    }

    static HikariConfig at(DataSource source) {
        HikariConfig config = new HikariConfig();
        config.setDataSource(source);
        return config;
    }

    static HikariConfig at(String url) {
        HikariConfig config = new HikariConfig();
        config.setJdbcUrl(url);
        return config;
    }

    @Override
    public JdbcStore store() {
        return store;
    }

    DataSource source() {
        return pool;
    }

    @AfterAll
    void close() {
        pool.close();
    }

    @Test
    void migrating_again_changes_nothing() {
        StoredUser user = stored(new StoredUser(User.of(UUID.randomUUID().toString()), NOW), null);
        store.migrate();
        assertThat(JdbcStore.of(pool).migrate().user(user.user().id())).contains(user);
    }

    @Test
    void nodes_that_start_at_the_same_time_may_all_migrate() throws SQLException {
        assertThat(new Race(8, 1).run(round -> thread -> {
                    JdbcStore.of(pool).tablePrefix("together_").migrate();
                    return true;
                }))
                .containsExactly(8);
        assertThat(JdbcStore.of(pool).tablePrefix("together_").user("nobody")).isEmpty();
        try (Connection connection = pool.getConnection();
                ResultSet versions =
                        connection.createStatement().executeQuery("select count(*) from together_migrations")) {
            assertThat(versions.next()).isTrue();
            assertThat(versions.getInt(1)).isEqualTo(1);
        }
    }

    @Test
    void stores_with_other_prefixes_are_apart() {
        JdbcStore other = JdbcStore.of(pool).tablePrefix("Other").migrate();
        StoredUser user = stored(new StoredUser(User.of(UUID.randomUUID().toString()), null), null);
        assertThat(other.user(user.user().id())).isEmpty();
        assertThat(other.createUser(user, null)).contains(user);
    }

    @Test
    void every_table_and_column_may_be_called_something_else() {
        JdbcStore renamed =
                JdbcStore.of(pool).tables(Renamed.everything()).migrate().migrate();
        Account account = Kept.newAccount();
        StoredUser user =
                renamed.createUser(Kept.newUser(), StoredAccount.of(account)).orElseThrow();
        StoredSession session = Kept.newSession(user);
        assertThat(renamed.createSession(session)).isTrue();
        assertThat(renamed.session(session.tokenHash())).contains(session);
        assertThat(renamed.userByAccount(account.issuer(), account.subject())).contains(user);
        assertThat(store.user(user.user().id())).isEmpty();
    }

    @Test
    void a_pool_that_does_not_commit_by_itself_will_do() {
        HikariConfig config = new HikariConfig();
        pool.copyStateTo(config);
        config.setMaximumPoolSize(1);
        config.setAutoCommit(false);
        try (HikariDataSource manual = new HikariDataSource(config)) {
            JdbcStore there = JdbcStore.of(manual).migrate();
            StoredUser user = new StoredUser(User.of(UUID.randomUUID().toString()), null);
            assertThat(there.createUser(user, null)).contains(user);
            assertThat(there.createUser(user, null)).isEmpty();
            assertThat(there.createToken("t", user.user().id(), NOW)).isTrue();
            assertThat(store.user(user.user().id())).contains(user);
            assertThat(store.useToken("t", user.user().id())).isPresent();
        }
    }
}
