package dev.latchkey.quarkus;

import static java.util.Objects.requireNonNull;

import dev.latchkey.contract.ContractApplication;
import dev.latchkey.contract.RunningApplication;
import io.quarkus.bootstrap.app.AdditionalDependency;
import io.quarkus.bootstrap.app.ApplicationModelSerializer;
import io.quarkus.bootstrap.app.CuratedApplication;
import io.quarkus.bootstrap.app.QuarkusBootstrap;
import io.quarkus.bootstrap.app.RunningQuarkusApplication;
import io.quarkus.bootstrap.app.StartupAction;
import io.quarkus.maven.dependency.ArtifactKey;
import io.quarkus.paths.PathList;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.Consumer;
import java.util.stream.Stream;

/**
 * A Quarkus application in this process, made of the classes of one package of the tests and built as Quarkus's own
 * tests build theirs. Each has class loaders of its own; what a test shares with it comes from the test's.
 */
record QuarkusServer(CuratedApplication curated, RunningQuarkusApplication running, URI address)
        implements RunningApplication {

    private static final Path MODEL = Path.of("target/quarkus/bootstrap/test-app-model.dat");

    /** The core and what it meets Quarkus in, so that a test may hand over its own objects. */
    private static final List<String> SHARED = List.of(
            "dev.latchkey:latchkey-core",
            "dev.latchkey:latchkey-contract",
            "dev.latchkey:latchkey-testing",
            "org.jspecify:jspecify",
            "io.smallrye.common:smallrye-common-vertx-context",
            "io.vertx:vertx-core",
            "com.fasterxml.jackson.core:jackson-core",
            "io.netty:netty-buffer",
            "io.netty:netty-codec",
            "io.netty:netty-codec-dns",
            "io.netty:netty-codec-haproxy",
            "io.netty:netty-codec-http",
            "io.netty:netty-codec-http2",
            "io.netty:netty-codec-socks",
            "io.netty:netty-common",
            "io.netty:netty-handler",
            "io.netty:netty-handler-proxy",
            "io.netty:netty-resolver",
            "io.netty:netty-resolver-dns",
            "io.netty:netty-transport",
            "io.netty:netty-transport-native-unix-common");

    /**
     * Builds and starts one.
     *
     * @param name of the package, and of {@code <name>.properties} beside it
     * @param folder an empty one
     * @param before is handed the application's class loader before it starts
     */
    static QuarkusServer start(String name, Path folder, Map<String, String> config, Consumer<ClassLoader> before)
            throws Exception {
        Path root = folder.resolve("classes");
        copy(Path.of("target/test-classes/dev/latchkey/quarkus", name), root.resolve("dev/latchkey/quarkus/" + name));
        return start(name, folder, root, config, before);
    }

    /** Starts the package, whose class {@code Mounted} gets an application of the contract. */
    static QuarkusServer start(String name, Path folder, ContractApplication application) throws Exception {
        return start(name, folder, Map.of(), loader -> {
            try {
                loader.loadClass("dev.latchkey.quarkus." + name + ".Mounted")
                        .getField("application")
                        .set(null, application);
            } catch (ReflectiveOperationException e) {
                throw new IllegalStateException(e);
            }
        });
    }

    /** As {@link #start(String, Path, Map, Consumer)}, of the classes of the package that {@code resource} is in. */
    static QuarkusServer start(String name, Path folder, Map<String, String> config, Class<?> resource)
            throws Exception {
        Path root = folder.resolve("classes");
        String packaged = resource.getPackageName().replace('.', '/');
        Path jar = Path.of(
                requireNonNull(requireNonNull(resource.getProtectionDomain().getCodeSource())
                                .getLocation())
                        .toURI());
        if (Files.isDirectory(jar)) {
            copy(jar.resolve(packaged), root.resolve(packaged));
        } else {
            try (FileSystem inside = FileSystems.newFileSystem(jar)) {
                copy(inside.getPath(packaged), root.resolve(packaged));
            }
        }
        return start(name, folder, root, config, loader -> {});
    }

    private static QuarkusServer start(
            String name, Path folder, Path root, Map<String, String> config, Consumer<ClassLoader> before)
            throws Exception {
        int port = freePort();
        copy(Path.of("target/test-classes/applications", name), root);
        configure(root.resolve("application.properties"), port, config);
        QuarkusBootstrap.Builder builder = QuarkusBootstrap.builder()
                .setMode(QuarkusBootstrap.Mode.RUN)
                .setFlatClassPath(true)
                .setIsolateDeployment(true)
                .setExistingModel(ApplicationModelSerializer.deserialize(MODEL))
                .setApplicationRoot(PathList.of(root))
                .setTargetDirectory(Files.createDirectories(folder.resolve("target")))
                .addAdditionalApplicationArchive(new AdditionalDependency(Path.of("target/classes"), false, true));
        SHARED.forEach(artifact -> builder.addParentFirstArtifact(ArtifactKey.fromString(artifact)));
        CuratedApplication curated = builder.build().bootstrap();
        ClassLoader test = Thread.currentThread().getContextClassLoader();
        try {
            StartupAction startup = curated.createAugmentor().createInitialRuntimeApplication();
            before.accept(startup.getClassLoader());
            Thread.currentThread().setContextClassLoader(startup.getClassLoader());
            return new QuarkusServer(curated, startup.run(), URI.create("http://127.0.0.1:" + port));
        } catch (Exception e) {
            curated.close();
            throw e;
        } finally {
            Thread.currentThread().setContextClassLoader(test);
        }
    }

    private static void configure(Path properties, int port, Map<String, String> config) throws IOException {
        List<String> lines = new ArrayList<>(Files.readAllLines(properties));
        lines.add("quarkus.http.host=127.0.0.1");
        lines.add("quarkus.http.port=" + port);
        config.forEach((key, value) -> lines.add(key + "=" + value));
        Files.write(properties, lines);
    }

    private static void copy(Path from, Path to) throws IOException {
        try (Stream<Path> files = Files.walk(from)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                Path copy = to.resolve(from.relativize(file).toString());
                Files.createDirectories(requireNonNull(copy.getParent()));
                Files.copy(file, copy);
            }
        }
    }

    /** Below those that the system gives to connections: by the time the application is built, one could have it. */
    private static int freePort() {
        while (true) {
            int port = ThreadLocalRandom.current().nextInt(10_000, 32_000);
            try (ServerSocket socket = new ServerSocket(port, 1, InetAddress.getLoopbackAddress())) {
                return socket.getLocalPort();
            } catch (IOException e) {
                // taken: another one
            }
        }
    }

    @Override
    public void close() {
        try {
            running.close();
            curated.close();
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }
}
