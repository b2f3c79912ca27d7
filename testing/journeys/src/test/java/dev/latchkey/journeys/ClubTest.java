package dev.latchkey.journeys;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class ClubTest {

    private static final Path SOURCE = Path.of("src/main/java/dev/latchkey/journeys/Club.java");

    @Test
    void the_whole_application_has_at_most_twenty_lines_besides_its_imports() throws IOException {
        assertThat(Files.readAllLines(SOURCE))
                .filteredOn(line -> !line.isBlank() && !line.startsWith("import ") && !line.startsWith("package "))
                .hasSizeLessThanOrEqualTo(20)
                .isNotEmpty();
    }
}
