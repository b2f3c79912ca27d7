package dev.latchkey.example.migration;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What the pages of docs/migration show is what these tests run. */
class ShownCodeTest {

    private static final Path SOURCES = Path.of("src/main/java/dev/latchkey/example/migration");
    private static final Pattern CODE = Pattern.compile("```java\n(.*?)```", Pattern.DOTALL);

    @ParameterizedTest
    @ValueSource(strings = {"from-spring-security.md", "from-keycloak.md"})
    void a_page_shows_code_of_this_module(String page) throws IOException {
        StringBuilder sources = new StringBuilder();
        try (Stream<Path> files = Files.list(SOURCES)) {
            for (Path file : files.toList()) {
                sources.append(plain(Files.readString(file)));
            }
        }
        List<String> shown = CODE.matcher(
                        Files.readString(Path.of("../../docs/migration").resolve(page)))
                .results()
                .map(block -> plain(requireNonNull(block.group(1))))
                .toList();

        assertThat(shown)
                .hasSizeGreaterThan(2)
                .allSatisfy(code -> assertThat(sources.toString()).contains(code));
    }

    private static String plain(String code) {
        return code.replaceAll("\\s", "");
    }
}
