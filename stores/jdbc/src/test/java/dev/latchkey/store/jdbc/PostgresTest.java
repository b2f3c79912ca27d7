package dev.latchkey.store.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.latchkey.servers.PostgresServer;
import dev.latchkey.servers.SharedServers;
import dev.latchkey.store.StoredRecord;
import dev.latchkey.store.StoredSession;
import dev.latchkey.store.StoredUser;
import dev.latchkey.store.contract.StoreFixture;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.postgresql.ds.PGSimpleDataSource;

@ExtendWith(SharedServers.class)
class PostgresTest extends JdbcStoreContract {

    static final String WAITING = "select count(*) from pg_locks where not granted";

    private final PostgresServer server;

    PostgresTest(PostgresServer server) {
        super(at(server.database()));
        this.server = server;
    }

    @Override
    String waiting() {
        return WAITING;
    }

    @Override
    List<String> blindTypes() {
        return List.of("char(36)", "uuid", "integer");
    }

    @Test
    void what_has_ended_is_found_without_sorting_a_table_also_by_a_plan_for_any_time() throws SQLException {
        JdbcStore.of(source()).tablePrefix("large_").migrate();
        execute("insert into large_users (id) values ('u')");
        execute("insert into large_sessions (token_hash, user_id, provider, signed_in_at, expires)"
                + " select md5(n::text), 'u', 'p', n, n from generate_series(1, 20000) n");
        execute("insert into large_tokens select md5(n::text), md5(n::text), n from generate_series(1, 20000) n");
        execute("insert into large_state select md5(n::text), '', n from generate_series(1, 20000) n");
        execute("insert into large_records (kind, id, user_id, content, version, expires)"
                + " select 'k', md5(n::text), 'u', '', 1, n from generate_series(1, 20000) n");
        execute("analyze");
        SqlStatements sql = new SqlStatements(new SqlNames(Tables.standard("large_"), "\""), Dialect.POSTGRESQL);
        try (Connection connection = source().getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute("set plan_cache_mode = force_generic_plan"); // as from the tenth execution on
            for (SqlStatements.Ended kind : sql.ended) {
                statement.execute("prepare find as " + kind.find(500).replace("?", "$1"));
                List<String> plan =
                        SqlRunner.query(connection, row -> RowValues.text(row, 1), "explain execute find(1000000000)");
                statement.execute("deallocate find");
                assertThat(String.join("\n", plan))
                        .contains("Limit", "Index Scan")
                        .doesNotContain("Seq Scan", "Sort");
            }
            statement.execute("reset plan_cache_mode");
        }
        assertThat(JdbcStore.of(source()).tablePrefix("large_").deleteExpired(NOW, 500))
                .isEqualTo(2000);
    }

    @Test
    void a_page_of_a_group_is_read_from_an_index_without_sorting() throws SQLException {
        JdbcStore.of(source()).tablePrefix("grouped_").migrate();
        execute("insert into grouped_users (id) values ('u')");
        execute("insert into grouped_records (kind, id, user_id, group_key, content, version)"
                + " select 'k', md5(n::text), 'u', 'g', '', 1 from generate_series(1, 20000) n");
        execute("analyze");
        SqlStatements sql = new SqlStatements(new SqlNames(Tables.standard("grouped_"), "\""), Dialect.POSTGRESQL);
        try (Connection connection = source().getConnection()) {
            List<String> plan = SqlRunner.query(
                    connection, row -> RowValues.text(row, 1), "explain " + sql.records.recordsIn(50), "k", "g", "7");
            assertThat(String.join("\n", plan))
                    .contains("grouped_records_group")
                    .doesNotContain("Sort");
        }
    }

    @Test
    void ids_are_in_the_order_of_code_points_also_where_the_column_has_that_of_a_dictionary() {
        JdbcStore sorted = JdbcStore.of(source()).tablePrefix("sorted_").migrate();
        execute("alter table sorted_records alter column id type text collate \"en-x-icu\"");
        StoredUser user = sorted.createUser(StoreFixture.newUser(), null).orElseThrow();
        for (String id : List.of("a", "B", "ä", "Z", "_")) {
            StoredRecord record = StoredRecord.of("note", id, user.user().id(), "{}");
            assertThat(sorted.addRecord(record.inGroup("g"))).isTrue();
        }
        assertThat(sorted.recordsIn("note", "g", "", 10))
                .extracting(StoredRecord::id)
                .containsExactly("B", "Z", "_", "a", "ä");
        assertThat(sorted.recordsIn("note", "g", "Z", 2))
                .extracting(StoredRecord::id)
                .containsExactly("_", "a");
    }

    @Test
    void a_batch_that_fails_tells_no_key() {
        JdbcStore noted = JdbcStore.of(source()).tablePrefix("noted_").migrate();
        StoredUser user = noted.createUser(StoreFixture.newUser(), null).orElseThrow();
        StoredSession session = StoreFixture.newSession(user).renewed(NOW, null);
        assertThat(noted.createSession(session)).isTrue();
        execute("create table notes (hash text references noted_sessions (token_hash))");
        execute("insert into notes values ('" + session.tokenHash() + "')");

        assertThatThrownBy(() -> noted.deleteExpired(LATER, 10))
                .satisfies(fault -> assertThat(logged(fault))
                        .contains("notes_hash_fkey")
                        .doesNotContain(session.tokenHash().substring(0, 32)));
    }

    @Test
    void who_may_only_read_and_write_rows_may_migrate_where_there_is_nothing_to_do() throws SQLException {
        DataSource owner = server.newDatabase("owned");
        JdbcStore.of(owner).migrate();
        try (Connection connection = owner.getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute("insert into latchkey_migrations values (1000)"); // of a newer version of this
            statement.execute("create role rows_only login");
            statement.execute("grant select on all tables in schema public to rows_only");
            statement.execute("alter role rows_only set default_transaction_read_only = on");
            statement.execute("revoke create on schema public from public");
        }
        PGSimpleDataSource reader = new PGSimpleDataSource();
        reader.setUrl(server.url().replace("/postgres?", "/owned?").replace("user=postgres", "user=rows_only"));
        assertThat(JdbcStore.of(reader).migrate().user("nobody")).isEmpty();
        assertThatThrownBy(() -> JdbcStore.of(reader).tablePrefix("more_").migrate())
                .isInstanceOf(IllegalStateException.class);
    }
}
