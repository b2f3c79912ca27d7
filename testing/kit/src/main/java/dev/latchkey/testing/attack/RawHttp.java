package dev.latchkey.testing.attack;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.util.List;

/** Sends requests that a normal client refuses to send. Each character is sent as one byte. */
final class RawHttp {

    private static final int TIMEOUT_MILLIS = 20_000;

    private final String host;
    private final int port;
    private final String authority;

    RawHttp(String host, int port, String authority) {
        this.host = host;
        this.port = port;
        this.authority = authority;
    }

    /**
     * Sends a request and returns the reply. The reply has the status 0 if the server gave none.
     *
     * @param lines whole header lines
     */
    RawReply send(String method, String target, List<String> lines, String body) {
        StringBuilder head = new StringBuilder(method + " " + target + " HTTP/1.1\r\nConnection: close\r\n");
        lines.forEach(line -> head.append(line).append("\r\n"));
        if (lines.stream().noneMatch(line -> line.startsWith("Host:"))) {
            head.append("Host: ").append(authority).append("\r\n");
        }
        if (!body.isEmpty() || method.equals("POST") || method.equals("PUT")) {
            head.append("Content-Length: ").append(body.length()).append("\r\n");
        }
        return send(head.append("\r\n").append(body).toString(), method.equals("HEAD"));
    }

    private RawReply send(String request, boolean bodiless) {
        try (Socket socket = new Socket()) {
            socket.setSoTimeout(TIMEOUT_MILLIS);
            socket.connect(new InetSocketAddress(host, port), TIMEOUT_MILLIS);
            write(socket, request);
            return RawReply.parse(read(socket, bodiless));
        } catch (IOException unanswered) {
            return RawReply.NONE;
        }
    }

    @SuppressWarnings("UnusedException") // a server may answer and close before it has read everything
    private static void write(Socket socket, String text) {
        try {
            socket.getOutputStream().write(text.getBytes(ISO_8859_1));
            socket.getOutputStream().flush();
        } catch (IOException closed) {
            return;
        }
    }

    /** Reads until the server closes the connection, or has sent a whole reply. */
    @SuppressWarnings("UnusedException") // what has arrived may be a valid reply
    private static byte[] read(Socket socket, boolean bodiless) throws IOException {
        InputStream in = socket.getInputStream();
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        byte[] buffer = new byte[8192];
        try {
            for (int n = in.read(buffer); n >= 0; n = in.read(buffer)) {
                all.write(buffer, 0, n);
                if (RawReply.isWhole(all.toString(ISO_8859_1), bodiless)) {
                    break;
                }
            }
        } catch (SocketException | SocketTimeoutException cut) {
            return all.toByteArray();
        }
        return all.toByteArray();
    }
}
