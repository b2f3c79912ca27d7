package dev.latchkey.servers;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.concurrent.ThreadLocalRandom;

/**
 * Ports for servers that must be told theirs. They are below those that the system gives to connections: of those, one
 * that is free now is somebody's when the server starts, or when it starts again.
 */
public final class Ports {

    private static final int LOWEST = 10_000;
    private static final int HIGHEST = 21_000;

    private Ports() {}

    /** One that nobody listens on. */
    public static int free() {
        return freeWith(0);
    }

    /** One that nobody listens on, and nobody on the one that is {@code distance} higher. */
    static int freeWith(int distance) {
        while (true) {
            int port = ThreadLocalRandom.current().nextInt(LOWEST, HIGHEST);
            if (isFree(port) && isFree(port + distance)) {
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
