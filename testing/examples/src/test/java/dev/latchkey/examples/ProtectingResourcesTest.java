package dev.latchkey.examples;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

class ProtectingResourcesTest {

    private static final Path ROOT = Path.of("../..");
    private static final Pattern QUOTED =
            Pattern.compile("<!-- (examples/\\S+) -->\\R```java\\R(.*?)```", Pattern.DOTALL);

    @Test
    void the_page_shows_examples_as_they_are() throws IOException {
        Matcher quoted = QUOTED.matcher(Files.readString(ROOT.resolve("docs/protecting-resources.md")));
        List<String> shown = new ArrayList<>();
        while (quoted.find()) {
            String file = String.valueOf(quoted.group(1));
            assertThat(Files.readString(ROOT.resolve(file))).as(file).endsWith(String.valueOf(quoted.group(2)));
            shown.add(Path.of(file).getName(1).toString());
        }

        assertThat(shown)
                .containsExactlyInAnyOrderElementsOf(RunningExample.names().toList());
    }
}
