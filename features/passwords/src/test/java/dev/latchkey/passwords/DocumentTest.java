package dev.latchkey.passwords;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.Objects.requireNonNull;
import static java.util.stream.Collectors.joining;
import static org.assertj.core.api.Assertions.assertThat;

import dev.latchkey.text.TextKey;
import dev.latchkey.text.TextKey.Argument;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Properties;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** docs/passwords.md lists every text and every setting. Where it does not, copy the list that this test expects. */
class DocumentTest {

    @Test
    void the_document_lists_every_text_with_its_arguments() throws IOException {
        Properties english = new Properties();
        english.load(new InputStreamReader(
                requireNonNull(PasswordText.class.getResourceAsStream("messages.properties")), UTF_8));
        List<String> expected = PasswordText.all().stream()
                .map(key -> "| `" + key.key() + "` | " + english.getProperty(key.key()) + " | " + arguments(key) + " |")
                .toList();

        assertListed(expected, "\\| `passwords\\.[a-z-]+\\..*");
    }

    @Test
    void the_document_lists_every_setting() throws IOException {
        List<String> expected = PasswordSettings.ALL.stream()
                .map(setting -> "| `" + setting.name() + "` | " + setting.type().name() + " | " + setting.standard()
                        + " | " + setting.about() + " | `" + setting.call() + "` |")
                .toList();

        assertListed(expected, "\\| `passwords\\.[a-z-]+` .*");
    }

    private static void assertListed(List<String> expected, String form) throws IOException {
        assertThat(Files.readAllLines(Path.of("..", "..", "docs", "passwords.md")))
                .filteredOn(line -> line.matches(form))
                .as("\n" + String.join("\n", expected))
                .isEqualTo(expected);
    }

    private static String arguments(TextKey key) {
        List<Argument> arguments = key.arguments();
        return IntStream.range(0, arguments.size())
                .mapToObj(i -> "`{" + i + "}` " + arguments.get(i).name())
                .collect(joining(", "));
    }
}
