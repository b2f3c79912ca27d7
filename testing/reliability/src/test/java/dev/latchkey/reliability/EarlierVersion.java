package dev.latchkey.reliability;

import static java.util.Objects.requireNonNull;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.MalformedURLException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import javax.sql.DataSource;

/**
 * Latchkey as it was at an earlier commit, with its own {@link Node}.
 *
 * @param classPath all that it needs to run
 */
record EarlierVersion(String classPath) {

    /** The one that {@code bin/side-by-side} has built. */
    static EarlierVersion built() {
        Path module = Path.of(
                requireNonNull(System.getProperty("latchkey.earlier"), "bin/side-by-side runs this"),
                "testing",
                "reliability",
                "target");
        try {
            String libraries =
                    Files.readString(module.resolve("class-path.txt")).trim();
            return new EarlierVersion(module.resolve("test-classes") + File.pathSeparator + libraries);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Makes the tables as that version does, with none of this version's classes. */
    void migrate(DataSource database) throws Exception {
        try (URLClassLoader classes = new URLClassLoader(urls(), ClassLoader.getPlatformClassLoader())) {
            Class<?> store = classes.loadClass("dev.latchkey.store.jdbc.JdbcStore");
            Object made = store.getMethod("of", DataSource.class).invoke(null, database);
            store.getMethod("migrate").invoke(made);
        }
    }

    private URL[] urls() throws MalformedURLException {
        List<URL> urls = new ArrayList<>();
        for (String entry : classPath.split(File.pathSeparator, -1)) {
            urls.add(Path.of(entry).toUri().toURL());
        }
        return urls.toArray(URL[]::new);
    }
}
