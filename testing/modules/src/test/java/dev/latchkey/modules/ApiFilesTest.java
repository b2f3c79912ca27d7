package dev.latchkey.modules;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * The file {@code api.txt} of each published module says what applications can use of it. So a change shows whom it
 * concerns: VERSIONING.md says which version may make it.
 */
class ApiFilesTest {

    private static final String REWRITE = "bin/test testing/modules -Dtest=ApiFilesTest -Dapi.write=true";

    static List<Pom> published() {
        return Pom.published().toList();
    }

    /** A module that is not built is left out. In a build of everything, that is none but those for a newer JDK. */
    @ParameterizedTest
    @MethodSource("published")
    void the_public_api_is_what_its_file_says(Pom module) throws IOException {
        Optional<CompiledTypes> types = CompiledTypes.of(module);
        assumeTrue(types.isPresent(), "This module is not built");
        List<String> built = new ApiText(types.orElseThrow()).lines();
        Path file = module.folder().resolve("api.txt");
        if (Boolean.getBoolean("api.write") && !built.isEmpty()) {
            Files.write(file, built);
        }

        assertThat(difference(Files.exists(file) ? Files.readAllLines(file) : List.of(), built))
                .as("""
                        The public API of %s is not what its api.txt says.
                        - is in the file alone, + is in the classes alone.
                        If VERSIONING.md allows the change, write the file anew after a build:
                        %s""", module, REWRITE)
                .isEmpty();
    }

    @Test
    void what_a_build_of_this_module_needs_is_compared() throws IOException {
        assertThat(CompiledTypes.of(Pom.in(Pom.ROOT.resolve("core")))).isPresent();
    }

    @Test
    void a_difference_names_the_type_of_each_member() {
        assertThat(difference(
                        List.of("public class A", "  void old()", "  void same()", "public class B"),
                        List.of("public class A", "  void fresh()", "  void same()")))
                .containsExactly("- public class A: void old()", "- public class B", "+ public class A: void fresh()");
    }

    private static List<String> difference(List<String> file, List<String> built) {
        List<String> before = named(file);
        List<String> now = named(built);
        List<String> difference = new ArrayList<>();
        before.stream().filter(line -> !now.contains(line)).forEach(line -> difference.add("- " + line));
        now.stream().filter(line -> !before.contains(line)).forEach(line -> difference.add("+ " + line));
        return difference;
    }

    /** Each member with the line of its type. */
    private static List<String> named(List<String> lines) {
        List<String> named = new ArrayList<>();
        String type = "";
        for (String line : lines) {
            if (line.startsWith("  ")) {
                named.add(type + ": " + line.strip());
            } else {
                type = line;
                named.add(line);
            }
        }
        return named;
    }
}
