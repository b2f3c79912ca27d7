package dev.latchkey.featurestores;

import java.nio.file.Path;
import org.junit.jupiter.api.io.TempDir;

class SqliteTest extends JdbcFeatureContract {

    SqliteTest(@TempDir Path folder) {
        super(Pools.at("jdbc:sqlite:" + folder.resolve("latchkey.db")
                + "?journal_mode=WAL&synchronous=OFF&busy_timeout=30000"));
    }
}
