package dev.latchkey.reliability;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** A real PostgreSQL whose data survive a stop, and which can be held still. */
final class Postgres implements Backend {

    private final Path data;
    private final Thread lastResort = new Thread(this::stop);
    private EmbeddedPostgres server;

    private Postgres(Path data) {
        this.data = data;
        this.server = start(data, 0);
        Runtime.getRuntime().addShutdownHook(lastResort);
    }

    static Postgres start() {
        try {
            return new Postgres(Files.createTempDirectory("latchkey-postgres"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static EmbeddedPostgres start(Path data, int port) {
        try {
            EmbeddedPostgres.Builder builder = EmbeddedPostgres.builder()
                    .setDataDirectory(data.resolve("data"))
                    .setCleanDataDirectory(false);
            return (port == 0 ? builder : builder.setPort(port)).start();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public Map<String, String> environment() {
        return Map.of("JDBC_URL", server.getJdbcUrl("postgres", "postgres"));
    }

    /** Stops the server, in the middle of whatever it does. */
    void stop() {
        try {
            server.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Starts it again with the same data at the same address. */
    void startAgain() {
        server = start(data, server.getPort());
    }

    /** Lets every process of the server do nothing until {@link #goOn}. */
    void holdStill() {
        signal("STOP");
    }

    void goOn() {
        signal("CONT");
    }

    private void signal(String signal) {
        long postmaster = postmaster();
        ProcessHandle server = ProcessHandle.of(postmaster).orElseThrow();
        List<String> pids = Stream.concat(Stream.of(server), server.descendants())
                .map(process -> String.valueOf(process.pid()))
                .toList();
        try {
            Process kill = new ProcessBuilder(Stream.concat(Stream.of("kill", "-" + signal), pids.stream())
                            .toList())
                    .start();
            kill.waitFor(5, TimeUnit.SECONDS);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private long postmaster() {
        try {
            return Long.parseLong(Files.readAllLines(data.resolve("data").resolve("postmaster.pid"))
                    .get(0)
                    .trim());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        Runtime.getRuntime().removeShutdownHook(lastResort);
        stop();
        try (Stream<Path> files = Files.walk(data)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
