package dev.latchkey.store.jdbc;

import java.nio.file.Path;
import org.junit.jupiter.api.io.TempDir;

class SqliteTest extends JdbcStoreContract {

    SqliteTest(@TempDir Path folder) {
        super(at("jdbc:sqlite:" + folder.resolve("latchkey.db") + "?journal_mode=WAL&busy_timeout=30000"));
    }
}
