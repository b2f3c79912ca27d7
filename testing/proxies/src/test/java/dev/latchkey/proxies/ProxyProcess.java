package dev.latchkey.proxies;

import dev.latchkey.servers.Await;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** A proxy that runs until it is closed, or until this process ends. */
final class ProxyProcess implements AutoCloseable {

    private final Process process;

    private ProxyProcess(Process process) {
        this.process = process;
        Runtime.getRuntime().addShutdownHook(new Thread(process::destroy, "stop the proxy"));
    }

    /** Starts {@code kind} with a configuration, and waits until it listens on {@code port}. */
    static ProxyProcess start(Kind kind, String configuration, Path folder, int port) throws IOException {
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
        ProxyProcess proxy = new ProxyProcess(process);
        Await.until("a proxy listens", () -> !process.isAlive() || isOpen(port));
        if (!process.isAlive()) {
            throw new AssertionError(kind + " ended: " + Files.readString(folder.resolve("output-" + port)));
        }
        return proxy;
    }

    /** A port that nobody listens on. */
    static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
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
