package dev.latchkey.bench.start;

import static org.assertj.core.api.Assertions.assertThat;

import dev.latchkey.provider.Providers;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.jar.JarFile;
import java.util.zip.ZipEntry;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CoreJarTest {

    private static final String CATALOGUE = "dev/latchkey/provider/catalogue/";

    private static List<String> names(Path jar) throws IOException {
        try (JarFile file = new JarFile(jar.toFile())) {
            return file.stream().map(ZipEntry::getName).toList();
        }
    }

    @Test
    void the_two_cores_differ_in_their_providers_alone(@TempDir Path folder) throws IOException {
        Path one = folder.resolve("one.jar");
        Path all = folder.resolve("all.jar");
        CoreJar.writeWith(one, StartedApplication.PROVIDER);
        CoreJar.writeWhole(all);

        assertThat(names(one).stream().filter(name -> name.startsWith(CATALOGUE)))
                .containsExactly(CATALOGUE + "github.json", CATALOGUE + "index.json");
        assertThat(names(all).stream().filter(name -> name.startsWith(CATALOGUE)))
                .hasSize(Providers.ids().size() + 1);
        assertThat(names(all))
                .filteredOn(name -> !name.startsWith(CATALOGUE))
                .isEqualTo(names(one).stream()
                        .filter(name -> !name.startsWith(CATALOGUE))
                        .toList());
    }
}
