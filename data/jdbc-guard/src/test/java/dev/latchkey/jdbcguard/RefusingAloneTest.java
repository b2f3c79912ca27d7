package dev.latchkey.jdbcguard;

import static dev.latchkey.jdbcguard.Requests.ALICE;
import static dev.latchkey.jdbcguard.Requests.BOB;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.latchkey.error.AuthException;
import java.sql.Connection;
import java.util.List;
import org.h2.jdbcx.JdbcConnectionPool;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** On a database without settings that end with a transaction. */
class RefusingAloneTest {

    private final JdbcConnectionPool pool = JdbcConnectionPool.create("jdbc:h2:mem:", "sa", "");
    private final GuardedDataSource guarded = GuardedDataSource.of(pool).telling("tenant");

    @AfterEach
    void close_pool() {
        pool.dispose();
    }

    @Test
    void without_a_session_no_connection_is_given() throws Exception {
        assertThatThrownBy(guarded::getConnection).isInstanceOf(IllegalStateException.class);
        Requests.serveNobody(
                () -> assertThatThrownBy(guarded::getConnection).isInstanceOf(AuthException.Refused.class));
    }

    @Test
    void with_one_it_is_and_for_nobody_else() throws Exception {
        Requests.serve(ALICE, () -> {
            try (Connection connection = guarded.getConnection()) {
                Fixture.query(connection, "create table items (item varchar)");
                Fixture.query(connection, "insert into items values ('key')");
                connection.setAutoCommit(false);
                Fixture.query(connection, "insert into items values ('lock')");
                connection.rollback();
                assertThat(Fixture.query(connection, "select item from items")).containsExactly("key");
                Requests.serve(
                        BOB,
                        () -> assertThatThrownBy(() -> Fixture.query(connection, "select item from items"))
                                .hasMessageContaining("another session"));
            }
        });
    }

    @Test
    void the_system_scope_opens_it_too() throws Exception {
        assertThat(guarded.<List<String>>dangerouslyAsSystem("a test", () -> {
                    try (Connection connection = guarded.getConnection()) {
                        return Fixture.query(connection, "select 'open'");
                    }
                }))
                .containsExactly("open");
    }
}
