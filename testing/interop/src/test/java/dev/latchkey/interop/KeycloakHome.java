package dev.latchkey.interop;

import static java.nio.file.StandardCopyOption.REPLACE_EXISTING;
import static java.nio.file.StandardOpenOption.CREATE;
import static java.nio.file.StandardOpenOption.WRITE;
import static java.util.Objects.requireNonNull;

import dev.latchkey.servers.Ports;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * An unpacked Keycloak that has been started once: built for this machine, its database filled with the realm. That
 * takes most of a minute, so it is kept in the user's cache, one folder for each version and realm.
 */
final class KeycloakHome {

    private static final Duration PATIENCE = Duration.ofMinutes(5);
    private static final String DATABASE = "keycloakdb.mv.db";

    /** Asks for client certificates where there is https. Keycloak builds this in, so it is part of what is kept. */
    private static final String CLIENT_AUTH = "--https-client-auth=request";

    /** Keycloak does not mind the end of its input, so something beside it must, see {@link Child}. */
    private static final String UNTIL_INPUT_ENDS = """
            exec 3<&0
            "$@" </dev/null 3<&- &
            server=$!
            { cat <&3; kill $server; } >/dev/null 2>&1 &
            wait $server
            """;

    private final Path folder;

    private KeycloakHome(Path folder) {
        this.folder = folder;
    }

    /** Finds it in the cache, or makes it. Another JVM that makes the same is waited for. */
    static KeycloakHome prepared() {
        Path cache = Path.of(property("user.home"), ".cache", "latchkey");
        try {
            byte[] realm = realm();
            String name = "keycloak-" + property("latchkey.keycloak.version") + "-"
                    + Digests.sha256(realm).substring(0, 12) + "-" + CLIENT_AUTH.substring(2);
            KeycloakHome home = new KeycloakHome(cache.resolve(name));
            Files.createDirectories(cache);
            try (FileChannel channel = FileChannel.open(cache.resolve(name + ".lock"), CREATE, WRITE);
                    FileLock lock = channel.lock()) {
                if (lock.isValid() && !Files.exists(home.ready())) {
                    home.prepare(realm);
                }
            }
            return home;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Starts it on {@code port} and waits until it listens. */
    Child start(int port, String... options) {
        List<String> command = new ArrayList<>(List.of("sh", "-c", UNTIL_INPUT_ENDS, "keycloak"));
        command.addAll(List.of("sh", folder.resolve("bin").resolve("kc.sh").toString(), "start-dev"));
        command.addAll(List.of("--http-host=127.0.0.1", "--http-port=" + port, CLIENT_AUTH));
        command.addAll(List.of(options));
        Child server = Child.start(
                "keycloak",
                command,
                Map.of(
                        "JAVA_HOME",
                        property("java.home"),
                        // C1 alone halves the work of a short life
                        "JAVA_OPTS_APPEND",
                        "-Xmx768m -XX:TieredStopAtLevel=1"));
        try {
            server.awaitLine(line -> line.contains("Listening on:"), PATIENCE);
            return server;
        } catch (IllegalStateException e) {
            server.close();
            throw e;
        }
    }

    /** Copies the database as it was when the realm had just been imported into {@code target}. */
    Path freshData(Path target) {
        try {
            Files.createDirectories(target);
            Files.copy(
                    folder.resolve("data").resolve("h2").resolve(DATABASE), target.resolve(DATABASE), REPLACE_EXISTING);
            return target;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void prepare(byte[] realm) throws IOException {
        Folders.delete(folder);
        Folders.unzip(Path.of(property("latchkey.keycloak.zip")), folder);
        Path imports = Files.createDirectories(folder.resolve("data").resolve("import"));
        Files.write(imports.resolve("realm.json"), realm);
        start(Ports.free(), "--import-realm").close();
        Files.createFile(ready());
    }

    private Path ready() {
        return folder.resolve("ready");
    }

    private static byte[] realm() throws IOException {
        try (InputStream resource = requireNonNull(KeycloakHome.class.getResourceAsStream("/realm.json"))) {
            return resource.readAllBytes();
        }
    }

    private static String property(String name) {
        String value = System.getProperty(name);
        if (value == null) {
            throw new IllegalStateException(name + " is not set; the build sets it, so run the tests with Maven");
        }
        return value;
    }
}
