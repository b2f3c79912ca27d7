package dev.latchkey.modules;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * The pages in {@code docs/site} show code of files that the build compiles and runs, and none of their own. The pages
 * in {@code start} are themselves the source: {@code bin/newcomer} runs what they say.
 */
class SiteSnippetsTest {

    private static final Path SITE = Pom.ROOT.resolve("docs/site");
    private static final Pattern OWN_CODE = Pattern.compile("^ *```(?:java|kotlin|xml|groovy)", Pattern.MULTILINE);
    private static final Pattern INCLUDED = Pattern.compile("^ *<<< @/([^#\\s]+)(?:#([\\w-]+))?", Pattern.MULTILINE);

    static List<Path> pages() throws IOException {
        try (Stream<Path> files = Files.walk(SITE)) {
            return files.filter(file -> file.toString().endsWith(".md"))
                    .filter(file -> !file.toString().contains("node_modules"))
                    .filter(file -> !SITE.relativize(file).startsWith("start"))
                    .toList();
        }
    }

    @ParameterizedTest
    @MethodSource("pages")
    void a_page_has_no_code_of_its_own(Path page) throws IOException {
        assertThat(Files.readString(page)).doesNotContainPattern(OWN_CODE);
    }

    @ParameterizedTest
    @MethodSource("pages")
    void what_a_page_includes_is_there(Path page) throws IOException {
        assertThat(INCLUDED.matcher(Files.readString(page)).results()).allSatisfy(included -> {
            Path source = Pom.ROOT.resolve(requireNonNull(included.group(1)));
            assertThat(source).isRegularFile();
            String region = included.group(2);
            if (region != null) {
                assertThat(source).content().contains("// #region " + region + "\n", "// #endregion " + region + "\n");
            }
        });
    }
}
