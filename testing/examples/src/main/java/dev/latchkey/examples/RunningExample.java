package dev.latchkey.examples;

import static java.util.Objects.requireNonNull;
import static java.util.stream.Collectors.joining;

import java.io.File;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** One of the examples, started as {@code bin/demo} starts it. The example ends at the latest with this JVM. */
public final class RunningExample implements AutoCloseable {

    private static final Path ROOT = root();
    private static final Path EXAMPLES = ROOT.resolve("examples");
    private static final Set<String> WITH_OWN_TESTS = Set.of("nextauth-backend", "relying-party", "services");
    private static final Duration PATIENCE = Duration.ofMinutes(3);

    private final Process process;
    private final Thread ending;
    private final URI origin;

    private RunningExample(Process process, URI origin) {
        this.process = process;
        this.origin = origin;
        this.ending = new Thread(process::destroyForcibly, "end an example");
        Runtime.getRuntime().addShutdownHook(ending);
    }

    /** Returns the names of all examples except those that have their own tests. */
    public static Stream<String> names() throws IOException {
        try (Stream<Path> folders = Files.list(EXAMPLES)) {
            return folders
                    .filter(folder -> Files.exists(folder.resolve("main.txt")))
                    .map(folder -> requireNonNull(folder.getFileName()).toString())
                    .filter(name -> !WITH_OWN_TESTS.contains(name))
                    .sorted()
                    .toList()
                    .stream();
        }
    }

    /**
     * Starts an example on a free port and waits until the example accepts connections.
     *
     * @param environment the environment variables, which must include {@code AUTH_SECRET}; the example gets no other
     *     variables of Latchkey from this process
     */
    public static RunningExample start(String name, Map<String, String> environment)
            throws IOException, InterruptedException {
        return start(name, freePort(), environment);
    }

    /** Works like {@link #start(String, Map)}, but on a port that other programs have to know before. */
    static RunningExample start(String name, int port, Map<String, String> environment)
            throws IOException, InterruptedException {
        return startJava(name, port, command(name), environment);
    }

    /**
     * Works like {@link #start(String, Map)}, but starts another program. The program is one source file, with the
     * libraries of the example except Latchkey.
     */
    public static RunningExample startWithoutLatchkey(String name, Path source, Map<String, String> environment)
            throws IOException, InterruptedException {
        String libraries = Stream.of(classPath(name).split(File.pathSeparator))
                .filter(entry -> !Path.of(entry).startsWith(ROOT))
                .collect(joining(File.pathSeparator));
        return startJava(name, freePort(), List.of(java(), "-cp", libraries, source.toString()), environment);
    }

    private static RunningExample startJava(
            String name, int port, List<String> command, Map<String, String> environment)
            throws IOException, InterruptedException {
        List<String> withPort = new ArrayList<>(command);
        withPort.add(1, "-Dport=" + port); // the smallest programs ask for a property, the others for a variable
        return start(name, port, withPort, environment);
    }

    /** Starts a command that listens on {@code port}, as the example of this name. */
    static RunningExample start(String name, int port, List<String> command, Map<String, String> environment)
            throws IOException, InterruptedException {
        Path log = EXAMPLES.resolve(name).resolve("target/run.log");
        Files.createDirectories(requireNonNull(log.getParent()));
        ProcessBuilder builder =
                new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(log.toFile());
        builder.environment().keySet().removeIf(variable -> variable.startsWith("AUTH_"));
        builder.environment().put("PORT", Integer.toString(port));
        builder.environment().putAll(environment);
        RunningExample example = new RunningExample(builder.start(), URI.create("http://localhost:" + port));
        example.awaitConnection(log, port);
        return example;
    }

    /** Returns the names of the smallest programs, for {@link #start(String, Map)}. */
    public static Stream<String> smallest() throws IOException {
        try (Stream<Path> folders = Files.list(EXAMPLES.resolve("first"))) {
            return folders.map(folder -> "first/" + requireNonNull(folder.getFileName())).sorted().toList().stream();
        }
    }

    /** Returns the folder of an example. */
    static Path folder(String name) {
        return EXAMPLES.resolve(name);
    }

    /** Returns whether Maven has built the example, in the phase {@code package}. */
    public static boolean isBuilt(String name) {
        return Files.exists(EXAMPLES.resolve(name).resolve("target/class-path.txt"));
    }

    /** Returns how much processor time the example has used. */
    public Duration processorTime() {
        return process.info().totalCpuDuration().orElse(Duration.ZERO);
    }

    /** Returns the origin of the example, such as {@code http://localhost:45123}. */
    public URI origin() {
        return origin;
    }

    public URI at(String path) {
        return origin.resolve(path);
    }

    @Override
    public void close() {
        process.destroy();
        try {
            if (!process.waitFor(10, TimeUnit.SECONDS)) {
                process.destroyForcibly();
            }
        } catch (InterruptedException e) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
        }
        Runtime.getRuntime().removeShutdownHook(ending);
    }

    private static List<String> command(String name) throws IOException {
        Path folder = EXAMPLES.resolve(name);
        String main = Files.readString(folder.resolve("main.txt")).trim();
        Path target = folder.resolve("target");
        List<String> command = new ArrayList<>();
        command.add(java());
        if (main.endsWith(".jar")) {
            command.addAll(List.of("-jar", target.resolve(main).toString()));
        } else {
            command.addAll(List.of("-cp", target.resolve("classes") + File.pathSeparator + classPath(name), main));
        }
        return command;
    }

    private static String java() {
        return Path.of(requireNonNull(System.getProperty("java.home")), "bin", "java")
                .toString();
    }

    private static String classPath(String name) throws IOException {
        return Files.readString(EXAMPLES.resolve(name).resolve("target/class-path.txt"))
                .trim();
    }

    private void awaitConnection(Path log, int port) throws InterruptedException {
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        while (!accepts(port)) {
            if (!process.isAlive() || System.nanoTime() > deadline) {
                close();
                throw new IllegalStateException("It does not start, see " + log);
            }
            process.waitFor(50, TimeUnit.MILLISECONDS); // returns early if it ends
        }
    }

    private static boolean accepts(int port) {
        try (Socket socket = new Socket("localhost", port)) {
            return socket.isConnected();
        } catch (IOException e) {
            return false;
        }
    }

    /**
     * Returns the root of the repository. Maven starts tests in a module's folder, and scripts start programs at the
     * root.
     */
    private static Path root() {
        Path here = Path.of("").toAbsolutePath();
        return Files.exists(here.resolve("examples"))
                ? here
                : here.resolve("../..").normalize();
    }

    /**
     * Returns a free port below the ports that the system gives to connections, because a connection that has just
     * ended can still hold its port.
     */
    static int freePort() {
        while (true) {
            int port = ThreadLocalRandom.current().nextInt(10_000, 32_000);
            try (ServerSocket socket = new ServerSocket(port, 1, InetAddress.getLoopbackAddress())) {
                return socket.getLocalPort();
            } catch (IOException e) {
                // the port is taken, so try another
            }
        }
    }
}
