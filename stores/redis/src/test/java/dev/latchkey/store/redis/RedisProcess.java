package dev.latchkey.store.redis;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.lettuce.core.RedisURI;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import redis.embedded.core.ExecutableProvider;

/** A real redis-server on a free port of this machine, ended with the JVM if not sooner. */
final class RedisProcess implements AutoCloseable {

    /** The port of the bus between servers of a cluster is this much higher. */
    private static final int BUS = 10_000;

    private final List<String> command;
    private final Path folder;
    private final int port;
    private final Thread lastResort = new Thread(this::kill);
    private Process process;

    private RedisProcess(int port, Path folder, List<String> command) {
        this.port = port;
        this.folder = folder;
        this.command = command;
        Runtime.getRuntime().addShutdownHook(lastResort);
        this.process = launch();
    }

    /** Starts one with settings such as {@code appendonly yes}; it keeps nothing on disk unless they say so. */
    static RedisProcess start(String... settings) {
        int port = freePort();
        try {
            File executable = ExecutableProvider.newJarResourceProvider().get();
            Path folder = Files.createTempDirectory(Path.of("target"), "redis");
            List<String> command = new ArrayList<>(List.of(executable.getAbsolutePath(), "--port", "" + port));
            command.addAll(List.of("--bind", "127.0.0.1", "--save", ""));
            for (String setting : settings) {
                String[] words = setting.split(" ", 2);
                command.addAll(List.of("--" + words[0], words[1]));
            }
            return new RedisProcess(port, folder, command);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    int port() {
        return port;
    }

    RedisURI uri() {
        return RedisURI.create("127.0.0.1", port);
    }

    /** SIGKILL: no farewell, and nothing is saved that was not before. */
    void kill() {
        process.destroyForcibly().onExit().join();
    }

    /** Starts it anew, with the same port and folder. */
    void startAgain() {
        process = launch();
    }

    @Override
    public void close() {
        Runtime.getRuntime().removeShutdownHook(lastResort);
        kill();
    }

    /** Waits for something to come true. */
    static void await(String what, BooleanSupplier condition) {
        long patience = System.nanoTime() + TimeUnit.SECONDS.toNanos(30);
        while (!condition.getAsBoolean()) {
            if (System.nanoTime() > patience) {
                throw new AssertionError("It did not come true: " + what);
            }
            LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(20));
        }
    }

    private Process launch() {
        try {
            Process launched = new ProcessBuilder(command)
                    .directory(folder.toFile())
                    .redirectErrorStream(true)
                    .redirectOutput(folder.resolve("log").toFile())
                    .start();
            await("a server at port " + port + ": " + Files.readString(folder.resolve("log"), UTF_8), this::listens);
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

    private static int freePort() {
        while (true) {
            int port = ThreadLocalRandom.current().nextInt(20_000, 45_000);
            if (isFree(port) && isFree(port + BUS)) {
                return port;
            }
        }
    }

    private static boolean isFree(int port) {
        try (ServerSocket socket = new ServerSocket(port, 1, InetAddress.getLoopbackAddress())) {
            return socket.isBound();
        } catch (IOException e) {
            return false;
        }
    }
}
