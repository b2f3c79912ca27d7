package dev.latchkey;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What no module may know of another. */
class ModuleBoundaryTest {

    private static final Path ROOT = Path.of("..");

    /** Installing a feature changes no file of the core, of a store or of an adapter: none of them knows of one. */
    @Test
    void no_feature_is_named_outside_its_module() throws IOException {
        Set<String> names = new HashSet<>(Set.of("favourite-colour", "FavouriteColour"));
        try (Stream<Path> features = Files.list(ROOT.resolve("features"))) {
            features.filter(Files::isDirectory).forEach(feature -> {
                String module = feature.toFile().getName();
                names.addAll(Set.of("\"" + module, "/" + module, "dev.latchkey." + module.replace("-", "")));
            });
        }
        assertThat(names).hasSizeGreaterThan(2);
        assertThat(sources("core", "stores", "web", "mail", "data"))
                .hasSizeGreaterThan(300)
                .filteredOn(path -> !path.endsWith("module-info.java")) // which says whom it lets in
                .allSatisfy(path ->
                        assertThat(Files.readString(path)).as("%s", path).doesNotContain(names));
    }

    /** In the core two rooms may; ArchitectureTest holds them. */
    @Test
    void nobody_asks_of_which_kind_a_provider_is() throws IOException {
        assertThat(sources("core", "stores", "web", "mail", "data", "features"))
                .filteredOn(path -> !path.toString().matches(".*/dev/latchkey/(provider|method)/[^/]*"))
                .allSatisfy(path -> assertThat(Files.readString(path))
                        .as("%s", path)
                        .doesNotContainPattern(
                                "(instanceof|case) +\\w*Provider\\b|Provider\\.class(::|\\.)isInstance"));
    }

    private static List<Path> sources(String... parts) throws IOException {
        List<Path> sources = new ArrayList<>();
        for (String part : parts) {
            try (Stream<Path> files = Files.walk(ROOT.resolve(part))) {
                files.filter(path -> path.toString().contains("/src/main/"))
                        .filter(path -> path.toString().matches(".*\\.(java|jte|properties|json|yml)"))
                        .forEach(sources::add);
            }
        }
        return sources;
    }
}
