package dev.latchkey.store.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import dev.latchkey.model.Account;
import dev.latchkey.model.User;
import dev.latchkey.store.StoredAccount;
import dev.latchkey.store.StoredRecord;
import dev.latchkey.store.StoredSession;
import dev.latchkey.store.StoredUser;
import dev.latchkey.store.StoredValue;
import dev.latchkey.store.contract.HeldCalls;
import dev.latchkey.store.contract.Race;
import dev.latchkey.store.contract.StoreContract;
import dev.latchkey.store.contract.StoreFixture;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.UUID;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
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

    /** How the database counts the transactions that wait for a lock; {@code null}: it has one writer at a time. */
    abstract @Nullable String waiting();

    @Override
    public @Nullable HeldCalls hold(StoredSession session) {
        String count = waiting();
        return count == null
                ? null
                : new RowLock(
                        pool,
                        "update latchkey_sessions set expires = expires + 1 where token_hash = '" + session.tokenHash()
                                + "'",
                        count);
    }

    @Override
    public @Nullable HeldCalls hold(StoredRecord record) {
        String count = waiting();
        if (count == null) {
            return null;
        }
        boolean isThere = store.record(record.kind(), record.id()).isPresent();
        String key = "kind = '" + record.kind() + "' and id = '" + record.id() + "'";
        String row = "update latchkey_records set version = version + 1 where " + key;
        return new RowLock(pool, isThere ? row : place(record), count);
    }

    /** What a transaction does for which one that adds this record waits. */
    String place(StoredRecord record) {
        String other = stored(StoreFixture.newUser(), null).user().id();
        return "insert into latchkey_records (kind, id, user_id, content, version) values ('" + record.kind() + "', '"
                + record.id() + "', '" + other + "', '', 1)";
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
            assertThat(versions.getInt(1)).isEqualTo(2);
        }
    }

    @Test
    void a_database_of_the_version_before_keeps_what_is_in_it() {
        JdbcStore before = JdbcStore.of(pool).tablePrefix("before_").migrate();
        Account account = StoreFixture.newAccount();
        StoredUser user = before.createUser(StoreFixture.newUser(), StoredAccount.of(account))
                .orElseThrow();
        StoredSession session = StoreFixture.newSession(user);
        assertThat(before.createSession(session)).isTrue();
        execute("drop table before_records");
        execute("delete from before_migrations where version = 2");
        JdbcStore now = JdbcStore.of(pool).tablePrefix("before_");
        assertThatThrownBy(() -> now.user("nobody"))
                .hasMessageContaining("The table before_records is missing")
                .hasMessageContaining("call migrate()");

        now.migrate();

        assertThat(now.session(session.tokenHash())).contains(session);
        assertThat(now.userByAccount(account.issuer(), account.subject())).contains(user);
        StoredRecord record = StoreFixture.newRecord(user);
        assertThat(now.addRecord(record)).isTrue();
        assertThat(before.session(session.tokenHash()))
                .as("a node that looked at the tables before")
                .contains(session);
        assertThat(now.migrate().record("note", record.id())).contains(record);
    }

    @Test
    void a_node_that_knows_no_records_removes_them_with_their_owner_all_the_same() {
        assumeTrue(checksForeignKeys(), "a database that does not check foreign keys has one node");
        StoredUser user = stored(StoreFixture.newUser(), null);
        StoredRecord record = storedRecord(StoreFixture.newRecord(user));
        execute("delete from latchkey_users where id = '" + user.user().id() + "'");
        assertThat(store.record("note", record.id())).isEmpty();
    }

    /** Whether the database removes rows whose user is gone. */
    boolean checksForeignKeys() {
        return true;
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
        Account account = StoreFixture.newAccount();
        StoredUser user = renamed.createUser(StoreFixture.newUser(), StoredAccount.of(account))
                .orElseThrow();
        StoredSession session = StoreFixture.newSession(user);
        assertThat(renamed.createSession(session)).isTrue();
        assertThat(renamed.session(session.tokenHash())).contains(session);
        assertThat(renamed.userByAccount(account.issuer(), account.subject())).contains(user);
        StoredRecord record = StoreFixture.newRecord(user);
        assertThat(renamed.addRecord(record)).isTrue();
        assertThat(renamed.recordsIn("note", String.valueOf(record.group()), "", 1))
                .containsExactly(record);
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

    /** Types of a key that this database does not compare exactly, or that are no texts. */
    abstract List<String> blindTypes();

    /** A type of a key that it does compare exactly. */
    String exactType() {
        return "varchar(255)";
    }

    @Test
    void tables_of_others_whose_keys_are_not_compared_exactly_are_refused_before_anything_is_made() {
        int number = 0;
        for (String type : blindTypes()) {
            String prefix = "blind" + number++ + "_";
            execute("create table " + prefix + "users (id " + type + " not null primary key, name varchar(99),"
                    + " email " + exactType() + ", email_verified bigint, image varchar(99))");
            JdbcStore blind = JdbcStore.of(pool).tablePrefix(prefix);
            assertThatThrownBy(blind::migrate, type)
                    .isInstanceOf(IllegalStateException.class)
                    .hasMessageContaining(
                            "The column id of " + prefix + "users must be a text that is compared exactly");
            assertThatThrownBy(() -> execute("select 1 from " + prefix + "migrations"))
                    .isInstanceOf(IllegalStateException.class);
        }
    }

    @Test
    void a_table_of_others_that_lacks_a_column_is_refused_before_anything_is_made() {
        execute("create table lacking_state (name varchar(255) not null primary key)");
        assertThatThrownBy(() -> JdbcStore.of(pool).tablePrefix("lacking_").migrate())
                .hasMessageContaining("The table lacking_state is there and lacks a column")
                .hasMessageContaining("state.content");
        assertThatThrownBy(() -> execute("select 1 from lacking_users")).isInstanceOf(IllegalStateException.class);
    }

    @Test
    void a_store_without_tables_says_which_is_missing_and_what_makes_it() {
        JdbcStore early = JdbcStore.of(pool).tablePrefix("early_");
        for (int i = 0; i < 2; i++) {
            assertThatThrownBy(() -> early.userByEmail("ada@example.org"))
                    .hasMessageContaining("The table early_users is missing")
                    .hasMessageContaining("call migrate()");
        }
        JdbcStore.of(pool).tablePrefix("early_").migrate();
        assertThat(early.userByEmail("ada@example.org")).isEmpty();
    }

    @Test
    void a_table_that_gets_its_name_later_is_made_with_its_index() {
        Tables tables = Tables.standard("later_");
        StoredUser user = JdbcStore.of(pool)
                .tables(tables)
                .migrate()
                .createUser(StoreFixture.newUser(), null)
                .orElseThrow();

        JdbcStore later = JdbcStore.of(pool)
                .tables(tables.table("state", "app_state").table("tokens", "app_tokens"))
                .migrate();

        assertThat(later.user(user.user().id())).contains(user);
        assertThat(later.createToken("t", "t", NOW)).isTrue();
        assertThat(later.replaceValue("v", null, new StoredValue("v", NOW))).isTrue();
        assertThat(JdbcStore.of(pool).tables(tables).value("v")).isEmpty();
        if (hasNamedIndexes()) {
            execute("drop index app_state_expires");
            execute("drop index app_tokens_expires");
        }
    }

    /** Whether an index has a name of its own, besides that of its table. */
    boolean hasNamedIndexes() {
        return true;
    }

    /** What the database calls the check of the column tenant. */
    String rule() {
        return "tenant";
    }

    @Test
    void a_rule_of_the_application_is_a_fault_that_names_the_rule_and_no_value() {
        JdbcStore own = JdbcStore.of(pool).tablePrefix("own_").migrate();
        execute("alter table own_users add column tenant varchar(20) check (tenant is not null)");
        StoredUser user = StoreFixture.newUser();

        assertThatThrownBy(() -> own.createUser(user, StoredAccount.of(StoreFixture.newAccount())))
                .isInstanceOf(IllegalStateException.class)
                .satisfies(fault -> assertThat(logged(fault))
                        .containsIgnoringCase(rule())
                        .doesNotContain(user.user().id(), "Zoë", "example.org"));
    }

    static String logged(Throwable fault) {
        StringWriter lines = new StringWriter();
        fault.printStackTrace(new PrintWriter(lines));
        return lines.toString();
    }

    void execute(String sql) {
        try (Connection connection = pool.getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }
}
