package dev.latchkey.examples;

import java.io.IOException;
import java.net.Socket;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/**
 * What somebody has typed into a terminal. It ends, with everything that it has started, at the latest with this JVM.
 */
final class RunningCommand implements AutoCloseable {

    private static final Duration PATIENCE = Duration.ofMinutes(5);

    private final Process shell;
    private final int port;
    private final Path log;
    private final Thread ending = new Thread(this::end, "end a command");

    private RunningCommand(Process shell, int port, Path log) {
        this.shell = shell;
        this.port = port;
        this.log = log;
    }

    /**
     * Starts a command that starts a server.
     *
     * @param port where the server will accept connections
     * @param log where its output is appended
     * @throws IllegalStateException if an earlier program has the port
     */
    static RunningCommand start(String command, int port, Path folder, Path log) throws IOException {
        if (accepts(port)) {
            throw new IllegalStateException("Another program has port " + port + ": stop it first");
        }
        ProcessBuilder builder = new ProcessBuilder("bash", "-euc", command)
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()));
        builder.environment().keySet().removeIf(name -> name.startsWith("AUTH_") || name.startsWith("LATCHKEY_"));
        RunningCommand running = new RunningCommand(builder.start(), port, log);
        Runtime.getRuntime().addShutdownHook(running.ending);
        return running;
    }

    void awaitPort() throws InterruptedException {
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        while (!accepts(port)) {
            if (!shell.isAlive() || System.nanoTime() > deadline) {
                throw new IllegalStateException("Nothing is at port " + port + ", see " + log.toAbsolutePath());
            }
            shell.waitFor(100, TimeUnit.MILLISECONDS); // returns early if it ends
        }
    }

    @Override
    public void close() {
        end();
        Runtime.getRuntime().removeShutdownHook(ending);
    }

    private void end() {
        List<ProcessHandle> all =
                Stream.concat(shell.descendants(), Stream.of(shell.toHandle())).toList();
        all.forEach(ProcessHandle::destroy);
        all.forEach(process -> process.onExit()
                .orTimeout(10, TimeUnit.SECONDS)
                .exceptionally(late -> {
                    process.destroyForcibly();
                    return process;
                })
                .join());
    }

    private static boolean accepts(int port) {
        try (Socket socket = new Socket("localhost", port)) {
            return socket.isConnected();
        } catch (IOException refused) {
            return false;
        }
    }
}
