package dev.latchkey;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.lang.module.ModuleDescriptor;
import java.lang.module.ModuleFinder;
import java.lang.reflect.Modifier;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class ExportedApiTest {

    private static final Path CLASSES = Path.of("target", "classes");
    private static final int MOST = 145;

    @Test
    void the_face_stays_small_and_every_type_of_it_is_described() throws Exception {
        Set<String> exported = exportedTypes();
        assertThat(exported).hasSizeLessThanOrEqualTo(MOST);
        assertThat(describedTypes()).isEqualTo(exported);
    }

    /** What the page has below the headings of the core's packages; it has those of other modules too. */
    private static Set<String> describedTypes() throws IOException {
        Set<String> packages = exportedPackages();
        Set<String> types = new TreeSet<>();
        String heading = "";
        for (String line : Files.readAllLines(Path.of("..", "docs", "api.md"))) {
            if (line.startsWith("## `")) {
                heading = line.substring(4, line.length() - 1);
            } else if (line.startsWith("| `") && packages.contains(heading)) {
                types.add(heading + "." + line.substring(3, line.indexOf('`', 3)));
            }
        }
        return types;
    }

    /** What is exported to modules of our own alone is not the face. */
    private static Set<String> exportedPackages() {
        return ModuleFinder.of(CLASSES).find("dev.latchkey").orElseThrow().descriptor().exports().stream()
                .filter(exported -> !exported.isQualified())
                .map(ModuleDescriptor.Exports::source)
                .collect(Collectors.toSet());
    }

    private static Set<String> exportedTypes() throws Exception {
        Set<String> packages = exportedPackages();
        Set<String> types = new TreeSet<>();
        try (Stream<Path> files = Files.walk(CLASSES)) {
            for (Path file :
                    files.filter(path -> path.toString().endsWith(".class")).toList()) {
                String name =
                        CLASSES.relativize(file).toString().replace('/', '.').replaceAll("\\.class$", "");
                int dot = name.lastIndexOf('.');
                if (dot > 0 && packages.contains(name.substring(0, dot)) && !name.endsWith("package-info")) {
                    Class<?> type = Class.forName(name, false, ExportedApiTest.class.getClassLoader());
                    if (isPublic(type)) {
                        types.add(name.replace('$', '.'));
                    }
                }
            }
        }
        return types;
    }

    private static boolean isPublic(Class<?> type) {
        Class<?> outer = type.getEnclosingClass();
        return Modifier.isPublic(type.getModifiers()) && !type.isAnonymousClass() && (outer == null || isPublic(outer));
    }
}
