package dev.latchkey.modules;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class ModuleNamesTest {

    private static final String CORE = "dev.latchkey";

    static List<Pom> published() {
        return Pom.published().toList();
    }

    @ParameterizedTest
    @MethodSource("published")
    void a_module_has_a_name_and_its_artifact_agrees(Pom module) throws IOException {
        String name = nameOf(module);

        assertThat(lettersOf(module.artifact()))
                .isEqualTo(name.equals(CORE) ? "latchkeycore" : lettersOf(name.substring("dev.".length())));
    }

    @ParameterizedTest
    @MethodSource("published")
    void the_packages_of_a_module_begin_with_its_name(Pom module) throws IOException {
        String name = nameOf(module);

        assertThat(Sources.of(module).packages())
                .allSatisfy(found -> assertThat(found + ".").startsWith(name + "."));
    }

    @Test
    void no_package_is_in_two_modules() throws IOException {
        List<String> packages = new ArrayList<>();
        for (Pom module : published()) {
            Sources.of(module).packages().forEach(packages::add);
        }

        assertThat(packages).doesNotHaveDuplicates();
    }

    @Test
    void the_name_goes_into_the_jar() {
        assertThat(Pom.in(Pom.ROOT.resolve("build")).text("//manifestEntries/Automatic-Module-Name"))
                .contains("${module.name}");
    }

    @Test
    void the_bill_of_materials_has_every_published_module() {
        assertThat(Pom.in(Pom.ROOT.resolve("bom")).texts("//dependencyManagement//artifactId"))
                .containsExactlyInAnyOrderElementsOf(
                        published().stream().map(Pom::artifact).toList());
    }

    private static String nameOf(Pom module) {
        Path declaration = module.folder().resolve("src/main/java/module-info.java");
        return Files.exists(declaration)
                ? CORE
                : module.text("/project/properties/module.name").orElse("no name");
    }

    private static String lettersOf(String name) {
        return name.replaceAll("[-.]", "");
    }
}
