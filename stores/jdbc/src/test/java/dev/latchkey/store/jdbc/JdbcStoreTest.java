package dev.latchkey.store.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.latchkey.model.Account;
import dev.latchkey.model.User;
import dev.latchkey.store.StoredAccount;
import dev.latchkey.store.StoredUser;
import dev.latchkey.store.StoredValue;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.DatabaseMetaData;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicBoolean;
import javax.sql.DataSource;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.h2.jdbcx.JdbcDataSource;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class JdbcStoreTest {

    @Test
    void a_database_that_is_down_does_not_keep_the_application_from_starting() {
        JdbcDataSource nowhere = new JdbcDataSource();
        nowhere.setURL("jdbc:h2:tcp://127.0.0.1:1/none");
        DataSource source = nowhere;
        JdbcStore store = JdbcStore.of(source);
        assertThatThrownBy(() -> store.user("1"))
                .isInstanceOf(IllegalStateException.class)
                .hasCauseInstanceOf(SQLException.class);
    }

    @Test
    void of_what_breaks_off_in_the_middle_nothing_stays() {
        JdbcDataSource database = new JdbcDataSource();
        database.setURL("jdbc:h2:mem:half;DB_CLOSE_DELAY=-1");
        JdbcStore whole = JdbcStore.of(database).migrate();
        StoredUser user = new StoredUser(new User("u-ada", "Ada", "ada@example.org", null), null);
        StoredAccount account = StoredAccount.of(new Account("github", "oauth", "github", "7", null));

        assertThatThrownBy(() -> JdbcStore.of(withoutAccounts(database)).createUser(user, account))
                .isInstanceOf(StackOverflowError.class);

        assertThat(whole.user("u-ada")).isEmpty();
        assertThat(whole.createUser(user, account)).isPresent();
    }

    @Test
    void a_connection_that_breaks_does_not_hide_what_went_wrong_first() {
        JdbcDataSource database = new JdbcDataSource();
        database.setURL("jdbc:h2:mem:broken;DB_CLOSE_DELAY=-1");
        JdbcStore.of(database).migrate();
        AtomicBoolean broken = new AtomicBoolean();
        JdbcStore store = JdbcStore.of(Faulty.source(database, (connection, call) -> {
            if (call.equals("prepareStatement") && !connection.getAutoCommit()) {
                broken.set(true);
                throw new SQLException("the disk is full");
            }
            if (broken.get() && (call.equals("rollback") || call.equals("setAutoCommit"))) {
                throw new SQLException("the connection is closed");
            }
        }));
        assertThatThrownBy(() -> store.deleteUser("ada"))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("the disk is full");
    }

    @Test
    void a_database_that_the_store_does_not_know_is_refused_by_its_name() {
        JdbcDataSource database = new JdbcDataSource();
        database.setURL("jdbc:h2:mem:unknown;DB_CLOSE_DELAY=-1");
        JdbcStore.of(database).migrate();
        DataSource unknown = proxy(
                DataSource.class,
                database,
                (name, answer) -> answer instanceof Connection real
                        ? proxy(
                                Connection.class,
                                real,
                                (sql, found) -> found instanceof DatabaseMetaData data
                                        ? proxy(
                                                DatabaseMetaData.class,
                                                data,
                                                (text, said) -> "H2".equals(said) ? "Oracle" : said)
                                        : found)
                        : answer);
        JdbcStore store = JdbcStore.of(unknown);
        for (ThrowingCallable call : List.<ThrowingCallable>of(() -> store.user("ada"), store::migrate)) {
            assertThatThrownBy(call)
                    .isInstanceOf(IllegalStateException.class)
                    .hasMessageContaining("JdbcStore does not work with Oracle, only with PostgreSQL");
        }
    }

    /** A database in whose driver something gives way as soon as an account is to be added. */
    private static DataSource withoutAccounts(DataSource database) {
        return proxy(
                DataSource.class,
                database,
                (name, answer) -> answer instanceof Connection real
                        ? proxy(Connection.class, real, (sql, statement) -> {
                            if (sql.startsWith("insert into latchkey_accounts")) {
                                throw new StackOverflowError("of the test");
                            }
                            return statement;
                        })
                        : answer);
    }

    private interface Watch {
        @Nullable
        Object answer(String text, @Nullable Object answer);
    }

    private static <T> T proxy(Class<T> type, T real, Watch watch) {
        return type.cast(Proxy.newProxyInstance(type.getClassLoader(), new Class<?>[] {type}, (self, method, args) -> {
            String text = args != null && args.length > 0 ? String.valueOf(args[0]) : "";
            try {
                return watch.answer(text, method.invoke(real, args));
            } catch (InvocationTargetException e) {
                throw e.getCause();
            }
        }));
    }

    /** As behind a pooler that gives each transaction another connection, where a name stands for another statement. */
    @Test
    void an_answer_to_another_question_is_none() {
        JdbcDataSource database = new JdbcDataSource();
        database.setURL("jdbc:h2:mem:mixed;DB_CLOSE_DELAY=-1");
        JdbcStore store = JdbcStore.of(database).migrate();
        for (String id : new String[] {"ada", "bob"}) {
            StoredUser user = new StoredUser(new User(id, null, id + "@example.org", null), null);
            store.createUser(user, StoredAccount.of(new Account("github", "oauth", "github", id, null)));
            store.createToken(id, id, Instant.EPOCH);
            store.replaceValue(id, null, new StoredValue(id, Instant.EPOCH));
        }
        JdbcStore mixedUp = JdbcStore.of(mixingUp(database));
        assertThat(mixedUp.user("bob"))
                .as("which the core compares")
                .contains(store.user("ada").orElseThrow());
        for (Callable<?> question : List.<Callable<?>>of(
                () -> mixedUp.userByAccount("github", "bob"),
                () -> mixedUp.accounts("bob"),
                () -> mixedUp.useToken("bob", "bob"),
                () -> mixedUp.value("bob"))) {
            assertThatThrownBy(question::call).hasMessageContaining("prepareThreshold=0");
        }
    }

    /** A question for Bob is answered with Ada. */
    private static DataSource mixingUp(DataSource database) {
        return proxy(
                DataSource.class,
                database,
                (name, answer) -> answer instanceof Connection real
                        ? proxy(
                                Connection.class,
                                real,
                                (sql, statement) ->
                                        statement instanceof PreparedStatement prepared ? mixedUp(prepared) : statement)
                        : answer);
    }

    private static PreparedStatement mixedUp(PreparedStatement prepared) {
        return (PreparedStatement) Proxy.newProxyInstance(
                PreparedStatement.class.getClassLoader(),
                new Class<?>[] {PreparedStatement.class},
                (self, method, args) -> {
                    if (args != null && args.length == 2 && "bob".equals(args[1])) {
                        args[1] = "ada";
                    }
                    return method.invoke(prepared, args);
                });
    }

    @Test
    void a_prefix_is_a_name_and_nothing_more() {
        JdbcStore store = JdbcStore.of(new JdbcDataSource());
        for (String prefix : new String[] {"a b", "x; drop table users", "a.b", "\"", "1a", "ä", "x".repeat(31)}) {
            assertThatThrownBy(() -> store.tablePrefix(prefix)).isInstanceOf(IllegalArgumentException.class);
        }
    }
}
