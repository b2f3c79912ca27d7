package dev.latchkey.jdbcguard;

import static dev.latchkey.jdbcguard.Requests.ALICE;
import static dev.latchkey.jdbcguard.Requests.BOB;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import dev.latchkey.servers.PostgresServer;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Savepoint;
import java.sql.Statement;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TransactionsTest extends Fixture {

    TransactionsTest(PostgresServer server) {
        super(server);
    }

    @Test
    void a_statement_outside_a_transaction_is_put_into_one() throws Exception {
        Requests.serve(ALICE, () -> {
            try (Connection connection = guarded.getConnection()) {
                assertThat(connection.getAutoCommit()).isTrue();
                assertThat(query(connection, OWNERS)).containsExactly("alice");
                query(connection, "insert into orders (item) values ('bell')");
                assertThat(connection.getAutoCommit()).isTrue();
                assertThat(asOwner("select owner from orders where item = 'bell'"))
                        .containsExactly("alice"); // committed while the connection is open
            }
        });
    }

    @Test
    void a_failed_statement_outside_a_transaction_leaves_nothing() throws Exception {
        Requests.serve(ALICE, () -> {
            try (Connection connection = guarded.getConnection()) {
                assertThatThrownBy(() -> query(connection, "insert into orders (item) values ('bell'), (null)"))
                        .isInstanceOf(SQLException.class);
                try (Statement statement = connection.createStatement()) {
                    assertThatThrownBy(() -> statement.executeQuery("insert into orders (item) values ('bell')"))
                            .hasMessageContaining("No results");
                }
                assertThat(connection.getAutoCommit()).isTrue();
                assertThat(query(connection, "select item from orders")).containsExactly("key");
            }
        });
    }

    @Test
    void a_fetch_size_outside_a_transaction_loses_no_rows() throws Exception {
        asOwner("insert into orders (owner, item) select 'alice', 'key' from generate_series(1, 99)");
        Requests.serve(ALICE, () -> {
            try (Connection connection = guarded.getConnection();
                    Statement statement = connection.createStatement()) {
                statement.setFetchSize(10);
                assertThat(texts(statement.executeQuery("select owner from orders")))
                        .hasSize(100)
                        .containsOnly("alice");
            }
        });
    }

    @Test
    void a_cursor_inside_a_transaction_reads_on_as_the_same_person() throws Exception {
        asOwner("insert into orders (owner, item) select 'alice', 'key' from generate_series(1, 99)");
        Requests.serve(ALICE, () -> {
            try (Connection connection = begin();
                    Statement statement = connection.createStatement()) {
                statement.setFetchSize(10);
                assertThat(texts(statement.executeQuery("select owner from orders")))
                        .hasSize(100)
                        .containsOnly("alice");
            }
        });
    }

    @Test
    void a_batch_outside_a_transaction_gets_the_settings_too() throws Exception {
        Requests.serve(ALICE, () -> {
            try (Connection connection = guarded.getConnection();
                    PreparedStatement insert =
                            connection.prepareStatement("insert into orders (item) values (?)", new String[] {"id"})) {
                for (String item : new String[] {"bell", "gong"}) {
                    insert.setString(1, item);
                    insert.addBatch();
                }
                assertThat(insert.executeBatch()).containsExactly(1, 1);
                assertThat(texts(insert.getGeneratedKeys())).hasSize(2);
            }
        });
        assertThat(asOwner("select owner from orders where item in ('bell', 'gong')"))
                .containsExactly("alice", "alice");
    }

    @Test
    void the_transaction_after_a_commit_or_a_rollback_gets_the_settings_again() throws Exception {
        Requests.serve(ALICE, () -> {
            try (Connection connection = begin()) {
                assertThat(query(connection, OWNERS)).containsExactly("alice");
                connection.commit();
                assertThat(query(connection, OWNERS)).containsExactly("alice");
                connection.rollback();
                assertThat(query(connection, OWNERS)).containsExactly("alice");
            }
        });
    }

    @Test
    void switching_auto_commit_to_and_fro_loses_nothing() throws Exception {
        Requests.serve(ALICE, () -> {
            try (Connection connection = guarded.getConnection()) {
                for (boolean automatic : new boolean[] {false, true, true, false, false, true}) {
                    connection.setAutoCommit(automatic);
                    assertThat(query(connection, OWNERS)).containsExactly("alice");
                }
                connection.setAutoCommit(false);
                query(connection, "insert into orders (item) values ('bell')");
                connection.setAutoCommit(true); // commits, says JDBC
                assertThat(asOwner("select owner from orders where item = 'bell'"))
                        .containsExactly("alice");
                assertThatThrownBy(connection::commit).isInstanceOf(SQLException.class);
                assertThatThrownBy(connection::setSavepoint).isInstanceOf(SQLException.class);
            }
        });
    }

    @Test
    void rolling_back_to_the_very_first_savepoint_does_not_undo_the_binding() throws Exception {
        Requests.serve(ALICE, () -> {
            try (Connection connection = begin()) {
                Savepoint first = connection.setSavepoint("first");
                query(connection, "insert into orders (item) values ('bell')");
                assertThatThrownBy(() -> query(connection, "select 1 / 0")).isInstanceOf(SQLException.class);
                connection.rollback(first);
                assertThat(query(connection, "select item from orders")).containsExactly("key");
                connection.releaseSavepoint(first);
                assertThat(query(connection, OWNERS)).containsExactly("alice");
            }
        });
    }

    @Test
    void a_statement_prepared_before_a_commit_runs_with_the_settings_after_it() throws Exception {
        Requests.serve(ALICE, () -> {
            try (Connection connection = begin();
                    PreparedStatement owners = connection.prepareStatement(OWNERS)) {
                for (int i = 0; i < 10; i++) {
                    assertThat(texts(owners.executeQuery())).containsExactly("alice");
                    connection.commit();
                }
                connection.setAutoCommit(true);
                assertThat(texts(owners.executeQuery())).containsExactly("alice");
            }
        });
    }

    @Test
    void a_statement_that_the_server_prepared_for_one_shows_another_their_own() throws Exception {
        for (int i = 0; i < 10; i++) {
            assertThat(Requests.of(ALICE, () -> guarded(OWNERS))).containsExactly("alice");
            assertThat(Requests.of(BOB, () -> guarded(OWNERS))).containsExactly("bob");
        }
    }

    @Test
    void a_read_only_or_serializable_transaction_gets_the_settings_too() throws Exception {
        Requests.serve(ALICE, () -> {
            try (Connection connection = guarded.getConnection()) {
                connection.setReadOnly(true);
                connection.setTransactionIsolation(Connection.TRANSACTION_SERIALIZABLE);
                assertThat(query(connection, OWNERS)).containsExactly("alice");
                connection.setAutoCommit(false);
                assertThat(query(connection, OWNERS)).containsExactly("alice");
                assertThatThrownBy(() -> query(connection, "insert into orders (item) values ('bell')"))
                        .hasMessageContaining("read-only");
            }
        });
    }

    @Test
    void a_pool_without_auto_commit_gets_the_settings_too() throws Exception {
        HikariConfig config = new HikariConfig();
        pool.copyStateTo(config);
        config.setAutoCommit(false);
        try (HikariDataSource other = new HikariDataSource(config)) {
            Requests.serve(ALICE, () -> {
                try (Connection connection = GuardedDataSource.of(other).getConnection()) {
                    assertThat(connection.getAutoCommit()).isFalse();
                    assertThat(query(connection, OWNERS)).containsExactly("alice");
                }
            });
            try (Connection connection = other.getConnection()) {
                assertThat(query(connection, TOLD)).first().isIn("", "null");
            }
        }
    }

    @Test
    void a_row_is_updated_through_a_result_set_with_the_settings() throws Exception {
        Requests.serve(ALICE, () -> {
            try (Connection connection = begin();
                    Statement statement =
                            connection.createStatement(ResultSet.TYPE_SCROLL_INSENSITIVE, ResultSet.CONCUR_UPDATABLE)) {
                ResultSet rows = statement.executeQuery("select id, item from orders");
                assertThat(rows.next()).isTrue();
                connection.commit();
                rows.updateString("item", "bell");
                rows.updateRow();
                connection.commit();
            }
        });
        assertThat(asOwner("select item from orders where owner = 'alice'")).containsExactly("bell");
    }

    @Test
    void closed_in_the_middle_of_a_transaction_it_leaves_neither_rows_nor_settings() throws Exception {
        Requests.serve(ALICE, () -> {
            Connection connection = begin();
            query(connection, "insert into orders (item) values ('bell')");
            connection.close();
            connection.close(); // as JDBC allows
            assertThat(connection.isClosed()).isTrue();
        });

        assertThat(unguarded(TOLD)).first().isIn("", "null");
        assertThat(asOwner("select count(*) from orders where item = 'bell'")).containsExactly("0");
        assertThat(Requests.of(BOB, () -> guarded(OWNERS))).containsExactly("bob");
    }

    @Test
    void a_pool_that_tidies_nothing_up_gets_its_connection_back_without_a_transaction() throws Exception {
        try (Connection only = pool.getConnection()) {
            Object unclosed = Proxy.newProxyInstance(
                    getClass().getClassLoader(),
                    new Class<?>[] {Connection.class},
                    (proxy, method, arguments) ->
                            method.getName().equals("close") ? null : method.invoke(only, arguments));
            Object careless = Proxy.newProxyInstance(
                    getClass().getClassLoader(),
                    new Class<?>[] {DataSource.class},
                    (proxy, method, arguments) -> unclosed);
            Requests.serve(ALICE, () -> {
                try (Connection connection =
                        GuardedDataSource.of((DataSource) careless).getConnection()) {
                    connection.setAutoCommit(false);
                    query(connection, "insert into orders (item) values ('bell')");
                }
            });

            assertThat(query(only, TOLD)).containsExactly("");
            only.commit();
        }
        assertThat(asOwner("select count(*) from orders where item = 'bell'")).containsExactly("0");
    }

    @Test
    void a_connection_that_broke_does_not_go_back_to_the_pool() throws Exception {
        Requests.serve(ALICE, () -> {
            try (Connection connection = guarded.getConnection()) {
                String backend = query(connection, "select pg_backend_pid()").get(0);
                asOwner("select pg_terminate_backend(" + backend + ", 5000)");
                assertThatThrownBy(() -> query(connection, OWNERS)).isInstanceOf(SQLException.class);
            }
        });

        assertThat(Requests.of(BOB, () -> guarded(OWNERS))).containsExactly("bob");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "commit",
                "  -- why not\n /* really */ COMMIT and chain",
                "select 1; commit; begin",
                "rollback",
                "abort",
                "end",
                "begin",
                "start transaction",
                "prepare transaction 'x'",
                "discard all",
                "set latchkey.user_id = 'bob'",
                "set local latchkey.user_id to 'bob'",
                "SET SESSION \"latchkey\".user_id = 'bob'",
                "reset latchkey.user_id",
                "select set_config('latchkey.user_id', 'bob', false)",
                "do $$ begin perform set_config('latchkey.user_id', 'bob', true); end $$",
            })
    void sql_that_goes_behind_the_guards_back_is_refused_however_it_is_run(String sql) throws Exception {
        Requests.serve(ALICE, () -> {
            try (Connection connection = begin();
                    Statement statement = connection.createStatement()) {
                assertThatThrownBy(() -> statement.execute(sql)).hasMessageContaining("are not for SQL");
                assertThatThrownBy(() -> statement.executeUpdate(sql, 1)).isInstanceOf(SQLException.class);
                assertThatThrownBy(() -> statement.addBatch(sql)).isInstanceOf(SQLException.class);
                assertThatThrownBy(() -> connection.prepareStatement(sql)).isInstanceOf(SQLException.class);
                assertThatThrownBy(() -> connection.prepareCall(sql)).isInstanceOf(SQLException.class);
                assertThat(query(connection, OWNERS)).containsExactly("alice");
            }
        });
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "select '; commit; set latch' || 'key'",
                "select e'it\\'s; commit' /* ; commit */ -- ; commit",
                "select $$; commit$$, $x$ ; begin $$ $x$ as \"; end\"",
                "update orders set item = 'the end; begin' where item = 'key'",
                "set local statement_timeout = '1min'",
                "select current_setting('latchkey.user_id')",
                "do $$ begin perform 1; end $$",
                "savepoint mine",
            })
    void ordinary_sql_is_not(String sql) throws Exception {
        Requests.serve(ALICE, () -> {
            try (Connection connection = begin()) {
                query(connection, sql);
                assertThat(query(connection, OWNERS)).containsExactly("alice");
            }
        });
    }

    @Test
    void resetting_everything_hides_everything() throws Exception {
        Requests.serve(ALICE, () -> {
            try (Connection connection = begin()) {
                query(connection, "reset all");
                assertThat(query(connection, OWNERS)).isEmpty();
                connection.commit();
                assertThat(query(connection, OWNERS)).containsExactly("alice");
            }
        });
    }

    @Test
    void a_setting_hidden_from_the_guard_ends_when_the_connection_is_closed() throws Exception {
        Requests.serve(ALICE, () -> {
            try (Connection connection = begin()) {
                query(connection, "do $$ begin execute 'set latch' || 'key.user_id = ''alice'''; end $$");
                connection.commit();
            }
        });

        assertThat(Requests.of(BOB, () -> guarded(OWNERS))).containsExactly("bob");
    }

    @Test
    void a_procedure_that_commits_fails_in_the_transaction_it_was_put_into() throws Exception {
        asOwner("create or replace procedure leave() language plpgsql as $$ begin commit; end $$");
        Requests.serve(ALICE, () -> {
            try (Connection connection = guarded.getConnection()) {
                assertThatThrownBy(() -> query(connection, "call leave()")).isInstanceOf(SQLException.class);
                assertThat(query(connection, OWNERS)).containsExactly("alice");
            }
        });
    }
}
