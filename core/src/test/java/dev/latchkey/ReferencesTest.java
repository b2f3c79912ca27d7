package dev.latchkey;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What code says of documents, and documents of code and of one another, is there. */
class ReferencesTest {

    private static final Path ROOT = Path.of("..");
    private static final Path DOCS = ROOT.resolve("docs");
    private static final Set<String> BUILT = Set.of("target", "node_modules", ".git");

    private static final Pattern SECTION = Pattern.compile("\\b([a-z-]+)\\.md#([a-z0-9-]+)");
    private static final Pattern COMMENT = Pattern.compile("/\\*.*?\\*/|//[^\n]*", Pattern.DOTALL);
    private static final Pattern PARENTHESES = Pattern.compile("\\(([^()]*)\\)");
    private static final Pattern ID = Pattern.compile("\\b[ABKLMPQSWX][0-9]{1,2}\\b"); // H2 is a database
    private static final Pattern TAG = Pattern.compile("Tag\\(\"([A-Z][0-9]{1,2})\"\\)");
    private static final Pattern ROW = Pattern.compile("(?m)^\\| ([A-Z][0-9]{1,2}) \\|.*\\| ([^|]*) \\|$");
    private static final Pattern TYPE = Pattern.compile("`([A-Za-z]+)`");
    private static final Pattern LINK = Pattern.compile("\\]\\(([^)\\s]+)\\)");
    private static final Pattern FENCE = Pattern.compile("(?ms)^```.*?^```");
    private static final Pattern HEADING = Pattern.compile("(?m)^#+ (.+)$");

    @Test
    void every_section_that_code_names_is_in_the_document() throws IOException {
        List<String> missing = new ArrayList<>();
        for (Path source : files(".*/src/.*\\.(java|kt|jte)")) {
            all(SECTION, read(source))
                    .filter(section ->
                            !anchors(DOCS.resolve(section.group(1) + ".md")).contains(section.group(2)))
                    .forEach(section -> missing.add(source + ": " + section.group()));
        }
        assertThat(missing).isEmpty();
    }

    @Test
    void no_code_refers_to_sections_by_number() throws IOException {
        List<Path> numbered = files(".*/src/.*\\.(java|kt|jte)").stream()
                .filter(source -> read(source).contains("\u00a7"))
                .toList();
        assertThat(numbered).as("name the section, as in wire.md#chunks").isEmpty();
    }

    @Test
    void every_id_in_code_has_a_row() throws IOException {
        Set<String> known = new TreeSet<>(rows("threats.md").keySet());
        known.addAll(rows("wire.md").keySet());
        List<String> missing = new ArrayList<>();
        for (Path source : files(".*/src/.*\\.(java|kt)")) {
            String text = read(source);
            Stream<String> inComments = all(COMMENT, text)
                    .flatMap(comment -> all(PARENTHESES, comment.group()))
                    .flatMap(inside -> all(ID, group(inside, 1)))
                    .map(MatchResult::group);
            Stream<String> inTags = all(TAG, text).map(tag -> group(tag, 1));
            Stream.concat(inComments, inTags)
                    .filter(id -> !known.contains(id))
                    .forEach(id -> missing.add(source + ": " + id));
        }
        assertThat(missing)
                .as("ids with a row in neither threats.md nor wire.md")
                .isEmpty();
    }

    @Test
    void every_test_that_is_said_to_guard_against_an_attack_carries_its_id() throws IOException {
        Set<String> carried = new HashSet<>();
        for (Path source : files(".*/src/.*\\.java")) {
            String type = requireNonNull(source.getFileName()).toString().replace(".java", "");
            all(TAG, read(source)).forEach(tag -> carried.add(group(tag, 1) + " " + type));
        }
        List<String> said = rows("threats.md").entrySet().stream()
                .flatMap(row -> all(TYPE, row.getValue()).map(type -> row.getKey() + " " + group(type, 1)))
                .toList();
        assertThat(said).hasSizeGreaterThan(100);
        assertThat(said).filteredOn(test -> !carried.contains(test)).isEmpty();
    }

    @Test
    void every_link_of_a_document_leads_somewhere() throws IOException {
        List<String> dead = new ArrayList<>();
        for (Path document : files(".*\\.md")) {
            all(LINK, withoutCode(document))
                    .map(link -> group(link, 1))
                    .filter(link -> !link.contains("://"))
                    .filter(link -> !isThere(document, link))
                    .forEach(link -> dead.add(document + ": " + link));
        }
        assertThat(dead).isEmpty();
    }

    private static boolean isThere(Path document, String link) {
        int hash = link.indexOf('#');
        String path = hash < 0 ? link : link.substring(0, hash);
        Path target = path.isEmpty() ? document : target(document, path);
        return Files.exists(target) && (hash < 0 || anchors(target).contains(link.substring(hash + 1)));
    }

    /** A page of the site includes the parts in its folder {@code src}, so their links begin where the page is. */
    private static Path target(Path document, String path) {
        if (path.startsWith("/")) {
            return DOCS.resolve("site/public" + path);
        }
        Path folder = requireNonNull(document.getParent());
        return folder.resolve(folder.endsWith("start/src") ? "../" + path : path);
    }

    /** The names that a heading gets in a page made of Markdown. */
    private static Set<String> anchors(Path document) {
        return Files.exists(document)
                ? all(HEADING, withoutCode(document))
                        .map(heading -> group(heading, 1)
                                .toLowerCase(Locale.ROOT)
                                .replaceAll("[^\\p{L}\\p{N} _-]", "")
                                .replace(' ', '-'))
                        .collect(Collectors.toSet())
                : Set.of();
    }

    private static String group(MatchResult match, int number) {
        return requireNonNull(match.group(number));
    }

    private static Map<String, String> rows(String document) {
        Map<String, String> rows = new TreeMap<>();
        all(ROW, read(DOCS.resolve(document))).forEach(row -> rows.put(group(row, 1), group(row, 2)));
        return rows;
    }

    private static String withoutCode(Path document) {
        return FENCE.matcher(read(document)).replaceAll("");
    }

    private static Stream<MatchResult> all(Pattern pattern, String text) {
        return pattern.matcher(text).results();
    }

    private static String read(Path file) {
        try {
            return Files.readString(file, UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static List<Path> files(String pattern) throws IOException {
        List<Path> files = new ArrayList<>();
        Files.walkFileTree(ROOT, new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult preVisitDirectory(Path folder, BasicFileAttributes attributes) {
                Path name = folder.getFileName();
                return name != null && BUILT.contains(name.toString())
                        ? FileVisitResult.SKIP_SUBTREE
                        : FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
                if (file.toString().matches(pattern)) {
                    files.add(file);
                }
                return FileVisitResult.CONTINUE;
            }
        });
        return files;
    }
}
