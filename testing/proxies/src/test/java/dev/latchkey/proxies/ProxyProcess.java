package dev.latchkey.proxies;

import dev.latchkey.servers.Await;
import dev.latchkey.servers.Ports;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.TimeUnit;

/** A proxy that runs until it is closed, or until this process ends. */
final class ProxyProcess implements AutoCloseable {

    private static final int MOST_ATTEMPTS = 5;

    private final Process process;
    private final int port;

    private ProxyProcess(Process process, int port) {
        this.process = process;
        this.port = port;
        Runtime.getRuntime().addShutdownHook(new Thread(process::destroy, "stop the proxy"));
    }

    /** Something that needs a port which nobody listens on. */
    interface Attempt<T> {

        T on(int port) throws Exception;
    }

    /** The port was free when it was looked for, and somebody else listens on it now. */
    static final class PortTakenException extends IOException {

        private static final long serialVersionUID = 1L;

        PortTakenException(String message) {
            super(message);
        }
    }

    /** Makes {@code attempt}, on another port if somebody else was faster. */
    static <T> T onFreePort(Attempt<T> attempt) throws Exception {
        for (int i = 1; ; i++) {
            try {
                return attempt.on(Ports.free());
            } catch (PortTakenException e) {
                if (i == MOST_ATTEMPTS) {
                    throw e;
                }
            }
        }
    }

    /** Starts {@code kind} with a configuration, and waits until it listens on {@code port}. */
    static ProxyProcess start(Kind kind, String configuration, Path folder, int port) throws IOException {
        if (isOpen(port)) {
            throw new PortTakenException("Somebody listens on port " + port);
        }
        Path file = Files.writeString(folder.resolve("configuration-" + port), configuration);
        List<String> command = new ArrayList<>(List.of(kind.program()));
        command.addAll(kind.arguments(file));
        ProcessBuilder builder =
                new ProcessBuilder(command).directory(folder.toFile()).redirectErrorStream(true);
        builder.redirectOutput(folder.resolve("output-" + port).toFile());
        builder.environment().put("HOME", folder.toString());
        builder.environment().put("XDG_DATA_HOME", folder.toString());
        builder.environment().put("XDG_CONFIG_HOME", folder.toString());
        Process process = builder.start();
        ProxyProcess proxy = new ProxyProcess(process, port);
        Await.until("a proxy listens", () -> !process.isAlive() || isOpen(port));
        if (!process.isAlive()) {
            String output = Files.readString(folder.resolve("output-" + port));
            if (output.toLowerCase(Locale.ROOT).contains("address already in use")) {
                throw new PortTakenException(output);
            }
            throw new AssertionError(kind + " ended: " + output);
        }
        return proxy;
    }

    int port() {
        return port;
    }

    private static boolean isOpen(int port) {
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
            return socket.isConnected();
        } catch (IOException e) {
            return false;
        }
    }

    @Override
    public void close() {
        process.destroy();
        try {
            if (process.waitFor(5, TimeUnit.SECONDS)) {
                return;
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        process.descendants().forEach(ProcessHandle::destroyForcibly);
        process.destroyForcibly();
    }
}
