package dev.latchkey.examples;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * The pages for newcomers have everything that a reader copies. {@code bin/newcomer} builds and runs the files of each
 * page in an empty folder.
 */
class StartPagesTest {

    private static final String PROGRAM = "src/main/java/com/example/First.java";

    static Stream<String> names() throws IOException {
        return StartPage.names();
    }

    @Test
    void there_are_six() throws IOException {
        assertThat(names()).containsExactly("javalin", "micronaut", "quarkus", "servlet", "spring-boot", "vertx");
    }

    @ParameterizedTest
    @MethodSource("names")
    void a_page_shows_every_file_of_a_program_that_the_build_compiles(String name) throws IOException {
        Map<String, String> sources = StartPage.of(name).sources();
        Path example = example(sources);

        assertThat(sources)
                .allSatisfy((path, source) ->
                        assertThat(StartPage.ROOT.resolve(source)).isEqualTo(example.resolve(path)));
        assertThat(sources.keySet()).containsExactlyInAnyOrderElementsOf(filesOf(example));
    }

    @ParameterizedTest
    @MethodSource("names")
    void maven_and_gradle_use_the_same_in_the_versions_of_our_build(String name) throws IOException {
        StartPage page = StartPage.of(name);
        List<String> used = BuildFile.ofMaven(page.file("pom.xml"));

        assertThat(BuildFile.ofGradle(page.file("build.gradle.kts"))).containsExactlyInAnyOrderElementsOf(used);
        assertThat(used)
                .contains("testImplementation dev.latchkey:latchkey-testing")
                .filteredOn(each -> each.startsWith("implementation dev.latchkey:"))
                .hasSize(1);
        String build = Files.readString(StartPage.ROOT.resolve("build/pom.xml"))
                + Files.readString(example(page.sources()).resolve("pom.xml"));
        assertThat(used)
                .filteredOn(each -> each.split(":", -1).length == 3)
                .isNotEmpty()
                .allSatisfy(each -> assertThat(build).contains(">" + each.split(":", -1)[2] + "<"));
    }

    @ParameterizedTest
    @MethodSource("names")
    void the_commands_install_run_and_sign_in(String name) throws IOException {
        StartPage page = StartPage.of(name);

        assertThat(Arrays.asList(page.installed().split(",", -1)))
                .hasSize(3)
                .contains("bom", "testing/kit")
                .allSatisfy(module -> assertThat(StartPage.ROOT.resolve(module).resolve("pom.xml"))
                        .exists());
        for (String tool : List.of("Maven", "Gradle")) {
            assertThat(page.commands(tool)).as(tool).hasSize(2);
            assertThat(page.commands(tool).get(1))
                    .contains("export AUTH_SECRET=", "export AUTH_GITHUB_ID=", "export AUTH_GITHUB_SECRET=");
        }
        assertThat(page.files().get(page.edit().path()))
                .containsOnlyOnce(page.edit().before());
    }

    @ParameterizedTest
    @MethodSource("names")
    void a_page_shows_what_the_reader_sees(String name) throws IOException {
        assertThat(StartPage.of(name).pictures())
                .isNotEmpty()
                .allSatisfy(picture -> assertThat(picture).isNotEmptyFile());
    }

    private static Path example(Map<String, String> sources) {
        String source = String.valueOf(sources.get(PROGRAM));
        return StartPage.ROOT.resolve(source.substring(0, source.length() - PROGRAM.length()));
    }

    /** Returns the paths of all sources. The annotations of a package are of use to our own build alone. */
    private static List<String> filesOf(Path example) throws IOException {
        try (Stream<Path> files = Files.walk(example.resolve("src"))) {
            return files.filter(file -> Files.isRegularFile(file) && !file.endsWith("package-info.java"))
                    .map(file -> example.relativize(file).toString())
                    .toList();
        }
    }
}
