package dev.latchkey.modules;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** docs/asvs.md and docs/audit.md against the standard and against the tests that there are. */
class AsvsPageTest {

    /** How many requirements each section of a chapter has, in version 5.0.0. The page has five sections of 10. */
    private static final Map<Integer, List<Integer>> SECTIONS = Map.of(
            6, List.of(3, 12, 8, 6, 8, 4, 2, 4),
            7, List.of(3, 4, 2, 5, 3, 2),
            10, List.of(2, 3, 5, 16, 5),
            16, List.of(1, 5, 4, 3, 4));

    private static final List<String> PAGES = List.of("docs/asvs.md", "docs/audit.md");

    private static final Pattern ROW =
            Pattern.compile("\\| (\\d+\\.\\d\\.\\d+) \\| [123] \\| [^|]+ \\| [^|]+ \\| ([^|]+) \\|");
    private static final Pattern TEST = Pattern.compile("`(?:([a-z-]+)/)?(\\w+Tests?)`");

    @Test
    void every_requirement_of_these_sections_has_one_row_in_its_order() throws IOException {
        List<String> expected = new ArrayList<>();
        new TreeMap<>(SECTIONS).forEach((chapter, sections) -> {
            for (int section = 1; section <= sections.size(); section++) {
                for (int number = 1; number <= sections.get(section - 1); number++) {
                    expected.add(chapter + "." + section + "." + number);
                }
            }
        });

        assertThat(rows().map(row -> row.group(1))).containsExactlyElementsOf(expected);
    }

    @Test
    void every_test_that_a_row_names_is_there() throws IOException {
        Set<Path> sources = sources();
        List<String> missing = rows().flatMap(
                        row -> TEST.matcher(requireNonNull(row.group(2))).results())
                .filter(name -> sources.stream().noneMatch(source -> isSourceOf(name, source)))
                .map(MatchResult::group)
                .toList();

        assertThat(missing).isEmpty();
    }

    /** A name with a module in front is one of a feature. */
    private static boolean isSourceOf(MatchResult name, Path source) {
        boolean inModule = name.group(1) == null || source.startsWith(feature(name.group(1)));
        return inModule && source.endsWith(name.group(2) + ".java");
    }

    private static Path feature(String module) {
        return Pom.ROOT.resolve("features").resolve(module);
    }

    private static Stream<Matcher> rows() throws IOException {
        List<String> lines = new ArrayList<>();
        for (String page : PAGES) {
            lines.addAll(Files.readAllLines(Pom.ROOT.resolve(page)));
        }
        return lines.stream().map(ROW::matcher).filter(Matcher::matches);
    }

    private static Set<Path> sources() throws IOException {
        try (Stream<Path> files = Files.walk(Pom.ROOT)) {
            return files.filter(file -> file.toString().endsWith(".java")).collect(Collectors.toSet());
        }
    }
}
