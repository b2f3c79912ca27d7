package dev.latchkey.bench.start;

import static java.util.Objects.requireNonNull;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/**
 * A program that Maven has built.
 *
 * @param folder the folder of its module
 */
record Program(Path folder) {

    /** Returns the smallest program with this framework. */
    static Program withLatchkey(String framework) {
        return new Program(Path.of("examples/first", framework));
    }

    /** Returns the program with the same files and routes that has no Latchkey on its class path. */
    static Program withoutLatchkey(String framework) {
        return new Program(Path.of("bench/bare/first", framework));
    }

    /** Returns the command that starts the program on a port, with the JVM's defaults. */
    List<String> command(int port) throws IOException {
        String java = Path.of(requireNonNull(System.getProperty("java.home")), "bin", "java")
                .toString();
        Path target = folder.resolve("target");
        String main = main();
        return packed()
                ? List.of(java, "-Dport=" + port, "-jar", target.resolve(main).toString())
                : List.of(
                        java,
                        "-Dport=" + port,
                        "-cp",
                        target.resolve("classes") + File.pathSeparator + classPath(),
                        main);
    }

    /** Returns the libraries that the program needs when it runs. */
    List<Path> jars() throws IOException {
        if (!packed()) {
            return Stream.of(classPath().split(File.pathSeparator))
                    .map(Path::of)
                    .toList();
        }
        try (Stream<Path> files = Files.walk(folder.resolve("target/quarkus-app"))) {
            return files.filter(file -> file.toString().endsWith(".jar")).toList();
        }
    }

    private boolean packed() throws IOException {
        return main().endsWith(".jar");
    }

    private String main() throws IOException {
        return Files.readString(folder.resolve("main.txt")).trim();
    }

    private String classPath() throws IOException {
        return Files.readString(folder.resolve("target/class-path.txt")).trim();
    }
}
