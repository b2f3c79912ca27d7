package dev.latchkey.store.jdbc;

import static org.assertj.core.api.Assertions.assertThat;

import dev.latchkey.store.StoredRecord;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import org.junit.jupiter.api.Test;

class H2Test extends JdbcStoreContract {

    H2Test() {
        super(at("jdbc:h2:mem:latchkey;DB_CLOSE_DELAY=-1;LOCK_TIMEOUT=30000"));
    }

    @Override
    String waiting() {
        return "select count(*) from information_schema.sessions where blocker_id is not null";
    }

    /** H2 does not say who waits for the place of a row: the record's owner is held in its stead. */
    @Override
    String place(StoredRecord record) {
        return "update latchkey_users set name = '' where id = '" + record.owner() + "'";
    }

    @Override
    List<String> blindTypes() {
        return List.of("varchar_ignorecase(255)", "char(36)", "uuid", "integer");
    }

    @Test
    void tables_whose_names_differ_at_the_end_only_have_an_index_each() throws SQLException {
        String common = "x".repeat(40);
        for (String end : List.of("a", "b")) {
            JdbcStore.of(source())
                    .tables(Tables.standard("cut_" + end).table("state", common + end))
                    .migrate();
        }
        try (Connection connection = source().getConnection()) {
            assertThat(SqlRunner.query(
                            connection,
                            row -> RowValues.text(row, 1),
                            "select table_name from information_schema.index_columns"
                                    + " where table_name like 'xxx%' and column_name = 'EXPIRES'"))
                    .containsExactlyInAnyOrder(common + "a", common + "b");
        }
    }

    @Override
    String rule() {
        return "CONSTRAINT_";
    }
}
