package dev.latchkey.vector;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.Objects.requireNonNull;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * What earlier versions have sealed, in a folder for each version. {@code bin/test core
 * -Dtest='EarlierVersionsTest,EarlierAttemptsTest' -Dversions.write=0.2} makes the folder of a version that is
 * released. Nobody changes it afterwards.
 */
public final class EarlierVersions {

    private static final Path VERSIONS = Path.of("src/test/resources/versions");

    private EarlierVersions() {}

    /** The files of this name, one for each version. */
    public static List<Path> files(String name) {
        try (Stream<Path> folders = Files.list(VERSIONS)) {
            return folders.filter(Files::isDirectory)
                    .sorted()
                    .map(folder -> folder.resolve(name))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public static Map<String, String> read(Path file) throws IOException {
        Properties properties = new Properties();
        try (var in = Files.newBufferedReader(file)) {
            properties.load(in);
        }
        Map<String, String> values = new TreeMap<>();
        properties
                .stringPropertyNames()
                .forEach(name -> values.put(name, requireNonNull(properties.getProperty(name))));
        return values;
    }

    /** Writes the file of the version that the build names. A file that is there stays as it is. */
    public static void write(String name, Map<String, String> values) throws IOException {
        Path folder = Files.createDirectories(VERSIONS.resolve(requireNonNull(System.getProperty("versions.write"))));
        Path file = folder.resolve(name);
        if (Files.exists(file)) {
            throw new IllegalStateException(file + " is there already, and never changes");
        }
        List<String> lines = new ArrayList<>();
        new TreeMap<>(values).forEach((key, value) -> lines.add(key + "=" + value));
        Files.write(file, lines, UTF_8);
    }
}
