package dev.latchkey.guard;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.latchkey.guard.BoundedRegex.Answer;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Compares with path-to-regexp 6.3.0 itself; {@code src/test/js/path-patterns.mjs} wrote down what it answered. */
@Tag("X2")
@Tag("P8")
class PathPatternVectorsTest {

    private static final Pattern CODE_POINT = Pattern.compile("<U\\+([0-9A-F]+)>");

    private record Vector(String pattern, String path, boolean asWritten, boolean wider) {

        boolean agrees() {
            return matches(PatternSemantics.AS_WRITTEN) == asWritten
                    && matches(PatternSemantics.WIDER) == wider
                    && (!pattern.startsWith("/") || PathPattern.parse(pattern).matches(path) == (asWritten || wider));
        }

        private boolean matches(PatternSemantics reading) {
            return reading.compile(pattern).matches(path) == Answer.YES;
        }
    }

    @Test
    void each_reading_answers_as_the_reference_does() throws IOException {
        List<Vector> vectors = new ArrayList<>();
        for (String line : lines("path-patterns.tsv")) {
            String[] cells = line.split("\t", -1);
            vectors.add(new Vector(text(cells[0]), text(cells[1]), cells[2].equals("1"), cells[3].equals("1")));
        }

        assertThat(vectors).hasSizeGreaterThan(3000);
        assertThat(vectors).filteredOn(vector -> !vector.agrees()).isEmpty();
    }

    @Test
    void what_the_reference_refuses_is_refused_with_its_position() throws IOException {
        assertThat(lines("path-patterns-refused.txt")).hasSizeGreaterThan(80).allSatisfy(line -> {
            String pattern = text(line);
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> PathPattern.parse(pattern))
                    .withMessageMatching("(?s).+ at \\d+ in \".*\": .+");
        });
    }

    private static List<String> lines(String resource) throws IOException {
        try (BufferedReader reader = new BufferedReader(new InputStreamReader(
                Objects.requireNonNull(PathPatternVectorsTest.class.getResourceAsStream(resource)), UTF_8))) {
            return reader.lines().toList();
        }
    }

    private static String text(String visible) {
        return CODE_POINT
                .matcher(visible)
                .replaceAll(code -> java.util.regex.Matcher.quoteReplacement(
                        Character.toString(Integer.parseInt(Objects.requireNonNull(code.group(1)), 16))));
    }
}
