package dev.latchkey.store.jdbc;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.sql.SQLException;
import javax.sql.DataSource;
import org.h2.jdbcx.JdbcDataSource;
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
    void a_prefix_is_a_name_and_nothing_more() {
        JdbcStore store = JdbcStore.of(new JdbcDataSource());
        for (String prefix : new String[] {"a b", "x; drop table users", "a.b", "\"", "1a", "ä", "x".repeat(31)}) {
            assertThatThrownBy(() -> store.tablePrefix(prefix)).isInstanceOf(IllegalArgumentException.class);
        }
    }
}
