package dev.latchkey;

import static org.assertj.core.api.Assertions.assertThat;

import dev.latchkey.error.ErrorCode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class RepositoryTest {

    private static final Path ROOT = Path.of("..");
    private static final int MOST_LINES = 400;

    @Test
    void no_source_file_has_more_than_400_lines() throws IOException {
        try (Stream<Path> files = Files.walk(ROOT)) {
            List<Path> sources = files.filter(path -> path.toString().matches(".*/src/.*\\.(java|jte)"))
                    .filter(path -> !path.toString().contains("/target/"))
                    .toList();
            assertThat(sources).isNotEmpty();
            assertThat(sources)
                    .allSatisfy(path ->
                            assertThat(Files.readAllLines(path)).as("%s", path).hasSizeLessThanOrEqualTo(MOST_LINES));
        }
    }

    @Test
    void every_error_code_has_a_page_that_says_what_to_do() {
        assertThat(Arrays.asList(ErrorCode.values()))
                .allSatisfy(code -> assertThat(ROOT.resolve("docs/errors/" + code.wire() + ".md"))
                        .content()
                        .contains("**What to do**"));
    }
}
