package dev.latchkey.contract;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class FrameworksPageTest {

    @Test
    void the_page_lists_what_the_suite_is_run_on_and_what_is_left_out() throws IOException {
        String page = Files.readString(Path.of("../../docs/frameworks.md"));

        String first = page.substring(0, page.indexOf("\n## "));
        assertThat(first.lines().filter(line -> line.startsWith("| ")).skip(2))
                .containsExactlyElementsOf(
                        Framework.all().stream().map(Framework::line).toList());
    }
}
