package dev.latchkey.text;

import static java.util.stream.Collectors.joining;
import static org.assertj.core.api.Assertions.assertThat;

import dev.latchkey.text.TextKey.Argument;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** docs/pages.md lists every text. Where it does not, copy the list that this test expects. */
class TextListTest {

    @Test
    void the_document_lists_every_text_with_its_arguments() throws IOException {
        Map<String, String> english =
                CoreText.bundle().read(Locale.ROOT, true).values().iterator().next();
        List<String> expected = Arrays.stream(CoreText.values())
                .map(key -> "| `" + key.key() + "` | "
                        + String.valueOf(english.get(key.key())).replace("|", "\\|") + " | " + arguments(key) + " |")
                .toList();
        assertThat(Files.readAllLines(Path.of("..", "docs", "pages.md")))
                .filteredOn(line -> line.matches("\\| `[a-z-]+\\..*"))
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
