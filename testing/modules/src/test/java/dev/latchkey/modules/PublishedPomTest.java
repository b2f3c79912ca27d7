package dev.latchkey.modules;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What Maven Central and applications read in a POM. The flattened POM has it from the module and its parent. */
class PublishedPomTest {

    static List<Pom> published() {
        return Pom.published().toList();
    }

    @ParameterizedTest
    @MethodSource("published")
    void a_module_says_what_it_is(Pom module) {
        assertThat(module.text("/project/name")).isPresent();
        assertThat(module.text("/project/description")).isPresent();
    }

    @ParameterizedTest
    @MethodSource("published")
    void a_module_needs_nothing_that_is_not_published(Pom module) {
        assertThat(published())
                .extracting(Pom::artifact)
                .containsAll(module.texts("/project/dependencies/dependency[groupId='dev.latchkey'][not(scope='test')]"
                                + "/artifactId")
                        .toList());
    }

    @Test
    void the_parent_says_what_holds_for_all() {
        Pom parent = Pom.in(Pom.ROOT.resolve("build"));

        assertThat(List.of("url", "licenses/license/url", "developers/developer/name", "scm/connection", "scm/url"))
                .allSatisfy(path ->
                        assertThat(parent.text("/project/" + path)).as(path).isPresent());
    }

    @Test
    void the_bill_of_materials_stays_one_when_it_is_flattened() {
        assertThat(Pom.in(Pom.ROOT.resolve("bom")).text("//flattenMode")).contains("bom");
    }
}
