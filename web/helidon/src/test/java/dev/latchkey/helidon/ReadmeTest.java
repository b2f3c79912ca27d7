package dev.latchkey.helidon;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ReadmeTest {

    private static final Pattern CODE = Pattern.compile("```java\n(.*?)```", Pattern.DOTALL);
    private static final Path TESTS = Path.of("src/test/java/dev/latchkey/helidon");

    @ParameterizedTest
    @CsvSource({"README.md,Examples.java"})
    void the_code_it_shows_is_code_that_is_compiled(String readme, String source) throws IOException {
        String compiled = withoutBlanks(Files.readString(TESTS.resolve(source)));

        assertThat(CODE.matcher(Files.readString(Path.of(readme))).results().map(ReadmeTest::code))
                .isNotEmpty()
                .allMatch(compiled::contains);
    }

    private static String code(MatchResult block) {
        return withoutBlanks(requireNonNull(block.group(1)));
    }

    private static String withoutBlanks(String text) {
        return text.replaceAll("\\s", "");
    }
}
