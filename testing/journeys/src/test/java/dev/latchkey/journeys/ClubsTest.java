package dev.latchkey.journeys;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ClubsTest {

    private static final Path SOURCES = Path.of("src/main/java/dev/latchkey/journeys");
    private static final Path PROPERTIES = Path.of("src/main/resources/application.properties");

    @ParameterizedTest
    @ValueSource(strings = {"JavalinClub.java", "SpringClub.java"})
    void a_whole_application_has_at_most_twenty_lines_besides_its_imports(String source) throws IOException {
        assertThat(Files.readAllLines(SOURCES.resolve(source)))
                .filteredOn(line -> !line.isBlank() && !line.startsWith("import ") && !line.startsWith("package "))
                .hasSizeLessThanOrEqualTo(20)
                .isNotEmpty();
    }

    @Test
    void spring_boot_needs_one_property_besides_what_each_deployment_has() throws IOException {
        assertThat(Files.readAllLines(PROPERTIES)).hasSize(1);
    }
}
