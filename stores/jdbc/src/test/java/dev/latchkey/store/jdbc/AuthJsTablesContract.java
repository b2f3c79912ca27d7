package dev.latchkey.store.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import dev.latchkey.model.Account;
import dev.latchkey.store.StoredAccount;
import dev.latchkey.store.StoredRecord;
import dev.latchkey.store.StoredSession;
import dev.latchkey.store.StoredUser;
import dev.latchkey.store.contract.HeldCalls;
import dev.latchkey.store.contract.StoreContract;
import dev.latchkey.store.contract.StoreFixture;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import javax.sql.DataSource;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** The contract in the tables of Auth.js, which keep no issuers, and what follows from that. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class AuthJsTablesContract extends StoreContract {

    private final HikariDataSource pool;
    private final JdbcStore store;

    AuthJsTablesContract(DataSource source, Tables tables) {
        HikariConfig config = new HikariConfig();
        config.setDataSource(source);
        config.setMaximumPoolSize(8);
        this.pool = new HikariDataSource(config);
        this.store = JdbcStore.of(pool)
                .tables(tables.issuer("google", StoreFixture.newAccount().issuer()))
                .migrate();
    }

    @Override
    public JdbcStore store() {
        return store;
    }

    @Override
    public HeldCalls hold(StoredSession session) {
        String update = "update sessions set expires = expires where \"sessionToken\" = '" + session.tokenHash() + "'";
        return new RowLock(pool, update, PostgresTest.WAITING);
    }

    @Override
    public HeldCalls hold(StoredRecord record) {
        String place = store.record(record.kind(), record.id()).isPresent()
                ? "update latchkey_records set version = version + 1 where id = '" + record.id() + "'"
                : "insert into latchkey_records (kind, id, user_id, content, version) values ('" + record.kind()
                        + "', '" + record.id() + "', "
                        + quoted(stored(StoreFixture.newUser(), null).user().id()) + ", '', 1)";
        return new RowLock(pool, place, PostgresTest.WAITING);
    }

    @AfterAll
    void close() {
        pool.close();
    }

    static void execute(DataSource source, String sql) {
        try (Connection connection = source.getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    String ask(String sql) {
        try (Connection connection = pool.getConnection();
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(sql)) {
            row.next();
            return String.valueOf(row.getString(1));
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    /** In the place of the two tests of the contract that need a place for the issuer. */
    @Override
    @Test
    public void the_same_subject_elsewhere_is_another_account() {
        Account account = StoreFixture.newAccount();
        stored(StoreFixture.newUser(), account);
        for (Account other : new Account[] {
            new Account("google", "oidc", "https://elsewhere.example", account.subject(), null),
            new Account("other", "oidc", account.issuer(), account.subject(), null),
            new Account("google", "oauth", "google", account.subject(), null),
            new Account("google", "oauth", "github", account.subject(), null)
        }) {
            assertThatThrownBy(() -> store.createUser(StoreFixture.newUser(), StoredAccount.of(other)))
                    .isInstanceOf(IllegalStateException.class);
        }
        assertThat(store.userByAccount("google", account.subject()))
                .as("what a provider without an issuer would be called")
                .isEmpty();
    }

    @Override
    @Test
    public void half_a_key_finds_nobody() {
        Account account = StoreFixture.newAccount();
        stored(StoreFixture.newUser(), account);
        assertThat(store.userByAccount(account.issuer(), StoreFixture.hash())).isEmpty();
        assertThat(store.userByAccount(account.subject(), account.issuer())).isEmpty();
        assertThat(store.userByAccount(account.issuer(), account.subject().replace('ü', 'u')))
                .isEmpty();
        assertThatThrownBy(() -> store.userByAccount("https://elsewhere.example", account.subject()))
                .hasMessageContaining("issuer(\"…\", \"https://elsewhere.example\")");
    }

    @Test
    void an_account_that_auth_js_wrote_is_one_of_the_issuer_that_was_said() {
        StoredUser user = stored(StoreFixture.newUser(), null);
        String subject = StoreFixture.hash();
        execute(
                pool,
                "insert into accounts (\"userId\", type, provider, \"providerAccountId\", access_token) values ("
                        + quoted(user.user().id()) + ", 'oidc', 'google', '" + subject + "', 'plain')");

        Account account =
                new Account("google", "oidc", StoreFixture.newAccount().issuer(), subject, null);
        assertThat(store.userByAccount(account.issuer(), subject)).contains(user);
        assertThat(store.accounts(user.user().id())).containsExactly(StoredAccount.of(account));
        assertThat(store.linkAccount(user.user().id(), StoredAccount.of(account)))
                .isFalse();
    }

    @Test
    void tables_of_the_version_before_keep_what_is_in_them() {
        StoredUser user = stored(StoreFixture.newUser(), null);
        StoredSession session = storedSession(user);
        execute(pool, "drop table latchkey_records");
        execute(pool, "delete from latchkey_authjs_migrations where version = 2");

        store.migrate();

        assertThat(store.session(session.tokenHash())).contains(session);
        StoredRecord record = storedRecord(StoreFixture.newRecord(user));
        execute(pool, "delete from users where id = " + quoted(user.user().id()));
        assertThat(store.record("note", record.id()))
                .as("of a user whom Auth.js has removed")
                .isEmpty();
    }

    @Test
    void a_session_that_auth_js_began_lasts_as_long_as_one_of_ours() {
        StoredUser user = stored(StoreFixture.newUser(), null);
        execute(
                pool,
                "insert into sessions (\"userId\", expires, \"sessionToken\") values ("
                        + quoted(user.user().id())
                        + ", timestamptz '2026-12-01T12:00:00.123456Z', 'a-token-of-theirs')");

        StoredSession session = store.session("a-token-of-theirs").orElseThrow();
        assertThat(session.user()).isEqualTo(user.user());
        assertThat(session.provider()).isEmpty();
        assertThat(session.data()).isNull();
        assertThat(session.expires()).isEqualTo("2026-12-01T12:00:00.123Z");
        assertThat(session.signedInAt().toEpochMilli() / 60_000)
                .isCloseTo(
                        Long.parseLong(ask("select floor(extract(epoch from now()) / 60)::bigint")), Offset.offset(1L));
        assertThat(store.renewSession(session.renewed(LATER, null), session.expires()))
                .as("an end that has more digits than we read")
                .isTrue();
        assertThat(ask("select expires = timestamptz '" + LATER + "' from sessions"
                        + " where \"sessionToken\" = 'a-token-of-theirs'"))
                .isEqualTo("t");
    }

    private static String quoted(String id) {
        return "'" + id + "'";
    }
}
