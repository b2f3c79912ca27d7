package dev.latchkey.servers;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import javax.sql.DataSource;

/** A real PostgreSQL whose data survive a stop, and which can be held still. */
public final class PostgresServer implements AutoCloseable {

    private static final String OWNER = "postgres";
    private static final Duration PATIENCE = Duration.ofMinutes(2);

    private final Map<String, String> settings;
    private final Path folder;
    private final Thread lastResort = new Thread(this::stop);
    private EmbeddedPostgres server;

    private PostgresServer(Map<String, String> settings, Path folder) {
        this.settings = settings;
        this.folder = folder;
        this.server = launch(Ports.free());
        Runtime.getRuntime().addShutdownHook(lastResort);
    }

    public static PostgresServer start() {
        return start(Map.of());
    }

    /** Starts one with settings such as {@code fsync} = {@code on}, which is off otherwise. */
    public static PostgresServer start(Map<String, String> settings) {
        return new PostgresServer(settings, TemporaryFolders.make("postgres"));
    }

    private EmbeddedPostgres launch(int port) {
        EmbeddedPostgres.Builder builder = EmbeddedPostgres.builder()
                .setDataDirectory(data())
                .setCleanDataDirectory(false)
                .setPGStartupWait(PATIENCE);
        settings.forEach(builder::setServerConfig);
        try {
            return builder.setPort(port).start();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Path data() {
        return folder.resolve("data");
    }

    public int port() {
        return server.getPort();
    }

    /** Returns the address of {@link #database} for JDBC, with the user in it. */
    public String url() {
        return server.getJdbcUrl(OWNER, OWNER);
    }

    /** Returns the database that is always there, as a superuser sees it. */
    public DataSource database() {
        return server.getPostgresDatabase();
    }

    /** Returns the same for another user, who needs no password. */
    public DataSource databaseAs(String user) {
        return server.getDatabase(user, OWNER);
    }

    /** Another database, which is empty. */
    public DataSource newDatabase(String name) {
        try (Connection connection = database().getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute("create database " + name);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
        return server.getDatabase(OWNER, name);
    }

    /** Stops the server, in the middle of whatever it does. */
    public void stop() {
        try {
            server.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Starts it again with the same data at the same address. */
    public void startAgain() {
        server = launch(server.getPort());
    }

    /** Lets every process of the server do nothing until {@link #goOn}. */
    public void holdStill() {
        signal("STOP");
    }

    public void goOn() {
        signal("CONT");
    }

    private void signal(String signal) {
        ProcessHandle postmaster = ProcessHandle.of(postmaster()).orElseThrow();
        List<String> processes = Stream.concat(Stream.of(postmaster), postmaster.descendants())
                .map(process -> String.valueOf(process.pid()))
                .toList();
        try {
            Process kill = new ProcessBuilder(Stream.concat(Stream.of("kill", "-" + signal), processes.stream())
                            .toList())
                    .start();
            if (!kill.waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS)) {
                throw new IllegalStateException("kill does not end");
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private long postmaster() {
        try {
            List<String> lines = Files.readAllLines(data().resolve("postmaster.pid"));
            return Long.parseLong(lines.get(0).trim());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        Runtime.getRuntime().removeShutdownHook(lastResort);
        stop();
        TemporaryFolders.delete(folder);
    }
}
