package dev.latchkey.store.jdbc;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import dev.latchkey.servers.MariaDbServer;
import dev.latchkey.servers.SharedServers;
import dev.latchkey.store.StoredRecord;
import dev.latchkey.store.StoredSession;
import dev.latchkey.store.StoredUser;
import dev.latchkey.store.contract.StoreFixture;
import java.io.IOException;
import java.io.InputStream;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** MySQL's driver, on MariaDB: there is no MySQL to start here. It counts what has changed, as some set it. */
@ExtendWith(SharedServers.class)
class MySqlDriverTest extends JdbcStoreContract {

    MySqlDriverTest(MariaDbServer server) {
        super(at(server.newDatabase("mysql_driver").replace("jdbc:mariadb:", "jdbc:mysql:")
                + "&useAffectedRows=true&sslMode=DISABLED"));
    }

    @Override
    String waiting() {
        return MariaDbTest.WAITING;
    }

    @Test
    void the_files_for_mysql_are_good_sql_but_for_a_collation_that_only_mysql_has() throws SQLException, IOException {
        try (Connection connection = source().getConnection();
                Statement statement = connection.createStatement()) {
            String files = file("V1__users_accounts_sessions_tokens.sql") + file("V2__records.sql");
            for (String sql : List.of(files.replaceAll("(?m)^--.*$", "").split(";"))) {
                if (!sql.isBlank()) {
                    statement.execute(
                            sql.replace("utf8mb4_0900_bin", "utf8mb4_nopad_bin").replace("${prefix}", "from_mysql_"));
                }
            }
        }
        JdbcStore there = JdbcStore.of(source()).tablePrefix("from_mysql_");
        StoredUser user = there.createUser(StoreFixture.newUser(), null).orElseThrow();
        StoredSession session = StoreFixture.newSession(user);
        assertThat(there.createSession(session)).isTrue();
        assertThat(there.session(session.tokenHash())).contains(session);
        assertThat(there.createSession(StoreFixture.newSession(StoreFixture.newUser())))
                .isFalse();
        StoredRecord record = StoreFixture.newRecord(user);
        assertThat(there.addRecord(record)).isTrue();
        assertThat(there.deleteUser(user.user().id())).isTrue();
        assertThat(there.record("note", record.id())).isEmpty();
    }

    private static String file(String name) throws IOException {
        try (InputStream file = JdbcStore.class.getResourceAsStream("mysql/" + name)) {
            return new String(requireNonNull(file).readAllBytes(), UTF_8);
        }
    }

    @Override
    String exactType() {
        return "varchar(255) collate utf8mb4_nopad_bin";
    }

    @Override
    List<String> blindTypes() {
        return List.of("varchar(255)", "varchar(255) collate utf8mb4_bin");
    }

    @Override
    boolean hasNamedIndexes() {
        return false;
    }
}
