package dev.latchkey.contract;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** What {@code docs/sockets.md} shows is code of the applications that pass the suite. */
class SocketsPageTest {

    private static final Path ROOT = Path.of("../..");
    private static final Pattern SNIPPET =
            Pattern.compile("<!-- from (?<file>\\S+)#(?<region>\\S+) -->\\n```java\\n(?<code>.*?)```", Pattern.DOTALL);

    @Test
    void every_snippet_is_a_region_of_a_source() throws IOException {
        String page = Files.readString(ROOT.resolve("docs/sockets.md"));
        List<MatchResult> snippets = SNIPPET.matcher(page).results().toList();

        assertThat(snippets).hasSize(page.split("```java\n", -1).length - 1).hasSizeGreaterThan(10);
        for (MatchResult snippet : snippets) {
            assertThat(snippet.group(3))
                    .as(snippet.group(1))
                    .isEqualTo(region(ROOT.resolve(group(snippet, 1)), group(snippet, 2)));
        }
    }

    private static String group(MatchResult snippet, int number) {
        return requireNonNull(snippet.group(number));
    }

    private static String region(Path file, String name) throws IOException {
        String source = Files.readString(file);
        int start = source.indexOf("// #region " + name + "\n");
        assertThat(start).as(file + " has no region " + name).isNotNegative();
        int first = source.indexOf('\n', start) + 1;
        int end = source.lastIndexOf('\n', source.indexOf("// #endregion", first));
        return source.substring(first, end).stripIndent() + "\n"; // an empty last line would count as not indented
    }
}
