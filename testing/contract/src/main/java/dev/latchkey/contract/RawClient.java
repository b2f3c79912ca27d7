package dev.latchkey.contract;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.Socket;
import java.net.SocketException;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Sends what a well-behaved client refuses to send. Text goes out byte for character. */
final class RawClient {

    private static final int TIMEOUT_MILLIS = 10_000;

    private final URI address;

    RawClient(URI address) {
        this.address = address;
    }

    /** Sends a request without a body. {@code headers} are whole lines. */
    Reply request(String method, String target, String... headers) {
        return send(head(method, target, headers));
    }

    /** The beginning of a request up to the empty line. */
    String head(String method, String target, String... headers) {
        StringBuilder head = new StringBuilder(method + " " + target + " HTTP/1.1\r\nConnection: close\r\n");
        boolean hasHost = false;
        for (String header : headers) {
            head.append(header).append("\r\n");
            hasHost |= header.startsWith("Host:");
        }
        if (!hasHost) {
            head.append("Host: ").append(address.getAuthority()).append("\r\n");
        }
        return head.append("\r\n").toString();
    }

    Reply send(String request) {
        long start = System.nanoTime();
        try (Socket socket = connect()) {
            write(socket, request);
            return read(socket, start);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** An open connection, for a client that takes its time. */
    Socket connect() throws IOException {
        Socket socket = new Socket(address.getHost(), address.getPort());
        socket.setSoTimeout(TIMEOUT_MILLIS);
        return socket;
    }

    static void write(Socket socket, String text) {
        try {
            socket.getOutputStream().write(text.getBytes(ISO_8859_1));
            socket.getOutputStream().flush();
        } catch (IOException e) {
            return; // a server may answer and close before it has read everything
        }
    }

    static Reply read(Socket socket, long startNanos) throws IOException {
        byte[] bytes = readAll(socket.getInputStream());
        return parse(bytes, Duration.ofNanos(System.nanoTime() - startNanos));
    }

    private static byte[] readAll(InputStream in) throws IOException {
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        byte[] buffer = new byte[8192];
        try {
            for (int n = in.read(buffer); n >= 0; n = in.read(buffer)) {
                all.write(buffer, 0, n);
            }
        } catch (SocketException reset) {
            return all.toByteArray(); // closed with our bytes unread: what came before still counts
        }
        return all.toByteArray();
    }

    private static Reply parse(byte[] bytes, Duration took) {
        String text = new String(bytes, ISO_8859_1);
        int end = text.indexOf("\r\n\r\n");
        if (end < 0) {
            return new Reply(0, Map.of(), "", took);
        }
        String[] lines = text.substring(0, end).split("\r\n", -1);
        Map<String, List<String>> headers = new LinkedHashMap<>();
        for (int i = 1; i < lines.length; i++) {
            int colon = lines[i].indexOf(':');
            headers.computeIfAbsent(lines[i].substring(0, colon), name -> new ArrayList<>())
                    .add(lines[i].substring(colon + 1).trim());
        }
        int status = Integer.parseInt(lines[0].split(" ", -1)[1]);
        if (status == 100) {
            return parse(text.substring(end + 4).getBytes(ISO_8859_1), took);
        }
        return new Reply(status, headers, new String(bytes, end + 4, bytes.length - end - 4, UTF_8), took);
    }
}
