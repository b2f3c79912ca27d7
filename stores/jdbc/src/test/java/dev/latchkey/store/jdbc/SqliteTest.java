package dev.latchkey.store.jdbc;

import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.io.TempDir;

class SqliteTest extends JdbcStoreContract {

    SqliteTest(@TempDir Path folder) {
        super(at("jdbc:sqlite:" + folder.resolve("latchkey.db") + "?journal_mode=WAL&busy_timeout=30000"));
    }

    @Override
    @Nullable
    String waiting() {
        return null;
    }

    @Override
    List<String> blindTypes() {
        return List.of("text collate nocase", "text collate rtrim");
    }
}
