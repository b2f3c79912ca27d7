package dev.latchkey.modules;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/** The core has the same test beside its own sources, since it exports some of its packages only. */
class PublishedApiTest {

    private static final int MOST = 159;

    @Test
    void the_faces_of_the_modules_stay_small_and_every_type_of_them_is_described() throws IOException {
        Set<String> packages = new TreeSet<>();
        Set<String> types = new TreeSet<>();
        for (Pom module : Pom.published()
                .filter(pom -> !pom.artifact().equals("latchkey-core"))
                .toList()) {
            Sources sources = Sources.of(module);
            sources.packages().forEach(packages::add);
            sources.publicTypes().forEach(types::add);
        }

        assertThat(types).hasSizeLessThanOrEqualTo(MOST);
        assertThat(described(packages)).isEqualTo(types);
    }

    /** What the page has below the headings of these packages. */
    private static Set<String> described(Set<String> packages) throws IOException {
        Set<String> types = new TreeSet<>();
        String heading = "";
        for (String line : Files.readAllLines(Pom.ROOT.resolve("docs/api.md"))) {
            if (line.startsWith("## `")) {
                heading = line.substring(4, line.length() - 1);
            } else if (line.startsWith("| `") && packages.contains(heading)) {
                types.add(heading + "." + line.substring(3, line.indexOf('`', 3)));
            }
        }
        return types;
    }
}
