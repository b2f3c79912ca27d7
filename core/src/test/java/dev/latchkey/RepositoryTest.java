package dev.latchkey;

import static org.assertj.core.api.Assertions.assertThat;

import dev.latchkey.error.ErrorCode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
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

    /** Installing a feature changes no file of the core, of a store or of an adapter: none of them knows of one. */
    @Test
    void no_feature_is_named_outside_its_module() throws IOException {
        Set<String> names = new HashSet<>(Set.of("favourite-colour", "FavouriteColour"));
        if (Files.isDirectory(ROOT.resolve("features"))) {
            try (Stream<Path> features = Files.list(ROOT.resolve("features"))) {
                features.filter(Files::isDirectory).forEach(feature -> {
                    String id = feature.toFile().getName();
                    names.addAll(Set.of("\"" + id, "/" + id, "dev.latchkey." + id.replace("-", "")));
                });
            }
        }
        List<Path> sources = new ArrayList<>();
        for (String part : List.of("core", "stores", "web", "mail", "data")) {
            try (Stream<Path> files = Files.walk(ROOT.resolve(part))) {
                files.filter(path -> path.toString().contains("/src/main/"))
                        .filter(path -> path.toString().matches(".*\\.(java|jte|properties|json|yml)"))
                        .filter(path -> !path.endsWith("module-info.java")) // which says whom it lets in
                        .forEach(sources::add);
            }
        }
        assertThat(sources)
                .hasSizeGreaterThan(300)
                .allSatisfy(path ->
                        assertThat(Files.readString(path)).as("%s", path).doesNotContain(names));
    }

    @Test
    void every_error_code_has_a_page_that_says_what_to_do() {
        assertThat(Arrays.asList(ErrorCode.values()))
                .allSatisfy(code -> assertThat(ROOT.resolve("docs/errors/" + code.wire() + ".md"))
                        .content()
                        .contains("**What to do**"));
    }
}
