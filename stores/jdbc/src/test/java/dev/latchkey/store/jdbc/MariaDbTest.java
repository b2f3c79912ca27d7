package dev.latchkey.store.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.zaxxer.hikari.HikariDataSource;
import dev.latchkey.servers.MariaDbServer;
import dev.latchkey.servers.SharedServers;
import java.sql.SQLException;
import java.util.List;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.mariadb.jdbc.MariaDbDataSource;

@ExtendWith(SharedServers.class)
class MariaDbTest extends JdbcStoreContract {

    static final String WAITING = "select count(*) from information_schema.innodb_trx where trx_state = 'LOCK WAIT'";

    MariaDbTest(MariaDbServer server) {
        super(at(server.newDatabase("latchkey")));
    }

    @Override
    String waiting() {
        return WAITING;
    }

    @Override
    String exactType() {
        return "varchar(255) collate utf8mb4_nopad_bin";
    }

    @Override
    List<String> blindTypes() {
        return List.of(
                "varchar(255)",
                "varchar(255) collate utf8mb4_bin",
                "varchar(255) collate utf8mb4_general_ci",
                "integer");
    }

    @Override
    boolean hasNamedIndexes() {
        return false;
    }

    @Test
    void a_key_that_the_database_would_cut_is_refused() {
        JdbcStore cutting = JdbcStore.of(cutting()).tablePrefix("cut_");
        JdbcStore.of(source()).tablePrefix("cut_").migrate();
        assertThat(cutting.user("nobody")).isEmpty();
        execute("alter table cut_tokens modify identifier varchar(100) collate utf8mb4_nopad_bin not null");
        assertThat(JdbcStore.of(source()).tablePrefix("cut_").user("nobody")).isEmpty();
        assertThatThrownBy(() -> JdbcStore.of(cutting()).tablePrefix("cut_").user("nobody"))
                .hasMessageContaining("The column identifier of cut_tokens has room for 100 characters and needs 255");
    }

    /** As old applications set it. */
    private DataSource cutting() {
        MariaDbDataSource source = new MariaDbDataSource();
        try {
            source.setUrl(((HikariDataSource) source()).getJdbcUrl() + "&sessionVariables=sql_mode=''");
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
        return source;
    }
}
