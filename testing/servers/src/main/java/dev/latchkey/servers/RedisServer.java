package dev.latchkey.servers;

import io.lettuce.core.RedisURI;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import redis.embedded.core.ExecutableProvider;

/** A real Redis; it is ended with SIGKILL, which loses nothing that its settings say is on the disk. */
public final class RedisServer implements AutoCloseable {

    /** The port of the bus between servers of a cluster is this much higher. */
    private static final int BUS = 10_000;

    private final List<String> command;
    private final Path folder;
    private final int port;
    private final Thread lastResort = new Thread(this::kill);
    private Process process;

    private RedisServer(int port, Path folder, List<String> command) {
        this.port = port;
        this.folder = folder;
        this.command = command;
        Runtime.getRuntime().addShutdownHook(lastResort);
        this.process = launch();
    }

    /** Starts one with settings such as {@code appendonly yes}; it keeps nothing on the disk unless they say so. */
    public static RedisServer start(String... settings) {
        int port = Ports.freeWith(BUS);
        try {
            String executable =
                    ExecutableProvider.newJarResourceProvider().get().getAbsolutePath();
            List<String> command = new ArrayList<>(List.of(executable, "--port", "" + port));
            command.addAll(List.of("--bind", "127.0.0.1", "--save", ""));
            for (String setting : settings) {
                String[] words = setting.split(" ", 2);
                command.addAll(List.of("--" + words[0], words[1]));
            }
            return new RedisServer(port, TemporaryFolders.make("redis"), command);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public int port() {
        return port;
    }

    public RedisURI uri() {
        return RedisURI.create("127.0.0.1", port);
    }

    /** SIGKILL: no farewell, and nothing is saved that was not before. */
    public void kill() {
        process.destroyForcibly().onExit().join();
    }

    /** Starts it anew, with the same port and folder. */
    public void startAgain() {
        process = launch();
    }

    @Override
    public void close() {
        Runtime.getRuntime().removeShutdownHook(lastResort);
        kill();
        TemporaryFolders.delete(folder);
    }

    private Process launch() {
        try {
            Process launched = new ProcessBuilder(command)
                    .directory(folder.toFile())
                    .redirectErrorStream(true)
                    .redirectOutput(folder.resolve("log").toFile())
                    .start();
            Await.until("a server at port " + port, this::listens);
            return launched;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private boolean listens() {
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
            return socket.isConnected();
        } catch (IOException e) {
            return false;
        }
    }
}
