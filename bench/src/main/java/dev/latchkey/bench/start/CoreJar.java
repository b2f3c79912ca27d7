package dev.latchkey.bench.start;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.Objects.requireNonNull;

import dev.latchkey.Auth;
import java.io.IOException;
import java.io.OutputStream;
import java.net.URISyntaxException;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.CodeSource;
import java.util.List;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Writes the core as a jar, with the whole catalogue of providers or with one of them. */
final class CoreJar {

    private static final String CATALOGUE = "dev/latchkey/provider/catalogue/";
    private static final String INDEX = CATALOGUE + "index.json";

    private CoreJar() {}

    /** Returns where the core is, a folder of classes or a jar. */
    static Path location() {
        try {
            CodeSource source = requireNonNull(Auth.class.getProtectionDomain().getCodeSource());
            return Path.of(requireNonNull(source.getLocation()).toURI());
        } catch (URISyntaxException e) {
            throw new IllegalStateException(e);
        }
    }

    static void writeWhole(Path jar) throws IOException {
        write(jar, null);
    }

    /** Writes a core whose catalogue has this provider alone. */
    static void writeWith(Path jar, String provider) throws IOException {
        write(jar, provider);
    }

    private static void write(Path jar, @Nullable String only) throws IOException {
        Path core = location();
        if (Files.isDirectory(core)) {
            copy(core, jar, only);
            return;
        }
        try (FileSystem content = FileSystems.newFileSystem(core)) {
            copy(content.getPath("/"), jar, only);
        }
    }

    private static void copy(Path root, Path jar, @Nullable String only) throws IOException {
        try (OutputStream file = Files.newOutputStream(jar);
                JarOutputStream target = new JarOutputStream(file);
                Stream<Path> files = Files.walk(root)) {
            List<Path> all = files.filter(Files::isRegularFile).sorted().toList();
            for (Path each : all) {
                String name = root.relativize(each).toString();
                boolean other = only != null && name.startsWith(CATALOGUE) && !name.equals(CATALOGUE + only + ".json");
                if (name.equals(INDEX) || !other) {
                    target.putNextEntry(new JarEntry(name));
                    target.write(
                            only != null && name.equals(INDEX)
                                    ? ("{\"ids\": [\"" + only + "\"]}").getBytes(UTF_8)
                                    : Files.readAllBytes(each));
                    target.closeEntry();
                }
            }
        }
    }
}
