package dev.latchkey.secondfactor;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.Objects.requireNonNull;
import static java.util.stream.Collectors.joining;
import static org.assertj.core.api.Assertions.assertThat;

import dev.latchkey.text.TextKey.Argument;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Properties;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** docs/second-factor.md lists every text. Where it does not, copy the list that this test expects. */
class TextListTest {

    @Test
    void the_document_lists_every_text_with_its_arguments() throws IOException {
        Properties english = new Properties();
        english.load(new InputStreamReader(
                requireNonNull(SecondFactorText.class.getResourceAsStream("messages.properties")), UTF_8));
        List<String> expected = Arrays.stream(SecondFactorText.values())
                .map(key -> "| `" + key.key() + "` | "
                        + String.valueOf(english.getProperty(key.key())).replace("|", "\\|") + " | "
                        + arguments(key.arguments())
                        + " |")
                .toList();

        assertThat(Files.readAllLines(Path.of("..", "..", "docs", "second-factor.md")))
                .filteredOn(line -> line.matches("\\| `second-factor\\..*"))
                .as("\n" + String.join("\n", expected))
                .isEqualTo(expected);
    }

    private static String arguments(List<Argument> arguments) {
        return IntStream.range(0, arguments.size())
                .mapToObj(i -> "`{" + i + "}` " + arguments.get(i).name())
                .collect(joining(", "));
    }
}
