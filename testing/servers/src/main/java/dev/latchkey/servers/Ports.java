package dev.latchkey.servers;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.concurrent.ThreadLocalRandom;

/**
 * Finds free ports for servers that cannot choose a port themselves. The ports are below the ports that the system
 * gives to connections. A port in the system's range may be free now and taken when the server starts or restarts.
 */
public final class Ports {

    private static final int LOWEST = 10_000;
    private static final int HIGHEST = 21_000;

    private Ports() {}

    /** Returns a port on which no program listens. */
    public static int free() {
        return freeWith(0);
    }

    /**
     * Returns a port on which no program listens, if no program listens on the port that is {@code distance} higher
     * either.
     */
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
