package dev.latchkey;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * What a start and a first visitor load. Each class takes a fraction of a millisecond, on every machine and under any
 * load, so their number is what this test bounds. {@code bin/bench start} measures the time.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class StartCostTest {

    private static final Pattern LOADED = Pattern.compile("\\[class,load *\\] (\\S+) source:");

    private String printed = "";
    private List<String> classes = List.of();

    @BeforeAll
    void start() throws IOException {
        String java = Path.of(requireNonNull(System.getProperty("java.home")), "bin", "java")
                .toString();
        Process process = new ProcessBuilder(
                        java,
                        "-Xlog:class+load",
                        "-cp",
                        requireNonNull(System.getProperty("java.class.path")),
                        VisitedProgram.class.getName())
                .redirectErrorStream(true)
                .start();
        printed = new String(process.getInputStream().readAllBytes(), UTF_8);
        classes = LOADED.matcher(printed)
                .results()
                .map((MatchResult found) -> String.valueOf(found.group(1)))
                .toList();
    }

    @Test
    void the_program_answers() {
        assertThat(printed).contains("open: of the application, protected: 302");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "com.github.benmanes.caffeine. |   1 | nothing is cached before somebody signs in; a type in a signature is loaded",
                "javax.crypto.                 |   0 | nothing is sealed or opened without a cookie",
                "jdk.internal.net.http.        |   0 | no provider is asked before somebody signs in",
                "java.util.logging.            |   0 | Caffeine and the HTTP client load it",
                "gg.jte.                       |   0 | no page of ours is drawn",
                "java.lang.runtime.            |   0 | no record is compared or hashed by generated code",
                "com.nimbusds.                 |   0 | no key is parsed and no signature made before somebody signs in",
                "tools.jackson.                |   0 | our own files are read without it",
                "dev.latchkey.endpoint.        |   1 | what signs users in is made for the first visitor who needs it",
                "dev.latchkey.                 | 310 | those of Latchkey, lambdas included"
            })
    void a_start_loads_no_more_classes_than_it_needs(String prefix, int most, String why) {
        assertThat(classes).filteredOn(name -> name.startsWith(prefix)).as(why).hasSizeLessThanOrEqualTo(most);
    }

    @Test
    void a_start_links_a_bounded_number_of_lambdas() {
        assertThat(classes)
                .filteredOn(name -> name.startsWith("dev.latchkey.") && name.contains("$$Lambda"))
                .as("each is a class that the JVM generates at every start")
                .hasSizeLessThanOrEqualTo(85);
    }
}
