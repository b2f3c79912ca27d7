package dev.latchkey.passwords;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

/** docs/passwords.md lists every setting. Where it does not, copy the list that this test expects. */
class DocumentTest {

    @Test
    void the_document_lists_every_setting() throws IOException {
        List<String> expected = PasswordSettings.ALL.stream()
                .map(setting -> "| `" + setting.name() + "` | " + setting.type().name() + " | " + setting.standard()
                        + " | " + setting.about() + " | `" + setting.call() + "` |")
                .toList();

        assertThat(Files.readAllLines(Path.of("..", "..", "docs", "passwords.md")))
                .filteredOn(line -> line.matches("\\| `passwords\\.[a-z-]+` .*"))
                .as("\n" + String.join("\n", expected))
                .isEqualTo(expected);
    }
}
