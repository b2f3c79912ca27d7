package dev.latchkey.store.jdbc;

import static org.assertj.core.api.Assertions.assertThat;

import dev.latchkey.model.User;
import dev.latchkey.store.StoredUser;
import dev.latchkey.store.contract.Race;
import dev.latchkey.store.contract.StoreFixture;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
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

    /** One writer at a time holds the whole file, and the others sleep before they try again. */
    @Override
    public Race race() {
        return new Race(32, 50);
    }

    /** It says in words alone what is wrong, and the words are what values are taken out of. */
    @Test
    void a_contradiction_is_one_whatever_the_values_are() {
        StoredUser first = stored(StoreFixture.newUser(), null);
        for (String name : List.of("n", "s ", "UNIQUE", "constraint", "FOREIGN KEY constraint failed")) {
            User namesake = new User(StoreFixture.hash(), name, first.user().email(), name);
            assertThat(store().createUser(new StoredUser(namesake, null), null))
                    .as(name)
                    .isEmpty();
        }
    }

    @Override
    boolean checksForeignKeys() {
        return false;
    }

    @Override
    List<String> blindTypes() {
        return List.of("text collate nocase", "text collate rtrim");
    }
}
