package dev.latchkey.cli;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;

/** A server without TLS. Like most web servers, it answers the beginning of TLS with status 400. */
final class UnencryptedServer implements AutoCloseable {

    private final ServerSocket listening;

    private UnencryptedServer(ServerSocket listening) {
        this.listening = listening;
    }

    static UnencryptedServer start() {
        try {
            UnencryptedServer server = new UnencryptedServer(new ServerSocket(0, 50, InetAddress.getLoopbackAddress()));
            new Thread(server::listen, "server without TLS").start();
            return server;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    int port() {
        return listening.getLocalPort();
    }

    private void listen() {
        try {
            while (true) {
                try (Socket client = listening.accept()) {
                    client.getInputStream().read();
                    client.getOutputStream().write("HTTP/1.1 400 Bad Request\r\n\r\n".getBytes(US_ASCII));
                    client.shutdownOutput();
                    client.getInputStream().transferTo(OutputStream.nullOutputStream());
                }
            }
        } catch (IOException e) {
            // closed
        }
    }

    @Override
    public void close() {
        try {
            listening.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
