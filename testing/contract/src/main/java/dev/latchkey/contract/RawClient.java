package dev.latchkey.contract;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.Socket;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Sends requests that a normal client refuses to send. Each character is sent as one byte. */
final class RawClient {

    private static final int TIMEOUT_MILLIS = 60_000;
    private static final int MOMENT_MILLIS = 20;
    private static final Pattern LENGTH = Pattern.compile("(?im)^content-length: *(\\d+)");
    private static final String END_OF_HEAD = "\r\n\r\n";
    private static final String LAST_CHUNK = "\r\n0\r\n\r\n";

    private final URI address;

    RawClient(URI address) {
        this.address = address;
    }

    /** Sends a request without a body. Each of {@code headers} is a whole line. */
    Reply request(String method, String target, String... headers) {
        return send(head(method, target, headers));
    }

    /** Returns the beginning of a request, up to the empty line. */
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
            return read(socket, start, request.startsWith("HEAD "));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Returns an open connection, for a client that sends slowly. */
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
        return read(socket, startNanos, false);
    }

    private static Reply read(Socket socket, long startNanos, boolean bodiless) throws IOException {
        byte[] bytes = readAll(socket, bodiless);
        return parse(bytes, Duration.ofNanos(System.nanoTime() - startNanos));
    }

    /** Reads until the server closes the connection, or has sent a whole reply that no more data follows. */
    private static byte[] readAll(Socket socket, boolean bodiless) throws IOException {
        InputStream in = socket.getInputStream();
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        byte[] buffer = new byte[8192];
        try {
            for (int n = in.read(buffer); n >= 0; n = in.read(buffer)) {
                all.write(buffer, 0, n);
                if (isWhole(all.toString(ISO_8859_1), bodiless)) {
                    socket.shutdownOutput(); // some servers announce the close but leave it to the client
                    socket.setSoTimeout(MOMENT_MILLIS);
                }
            }
        } catch (SocketTimeoutException silence) {
            if (!isWhole(all.toString(ISO_8859_1), bodiless)) {
                throw silence;
            }
        } catch (SocketException reset) {
            return all.toByteArray(); // the server closed early, but the reply is valid
        }
        return all.toByteArray();
    }

    /** Returns whether this is a complete reply. A reply without a length ends with the connection. */
    private static boolean isWhole(String text, boolean bodiless) {
        if (text.startsWith("HTTP/1.1 100") && text.contains(END_OF_HEAD)) {
            return isWhole(text.substring(text.indexOf(END_OF_HEAD) + END_OF_HEAD.length()), bodiless);
        }
        int end = text.indexOf(END_OF_HEAD);
        if (end < 0 || bodiless) {
            return end >= 0;
        }
        Matcher length = LENGTH.matcher(text.substring(0, end));
        return length.find()
                ? text.length() - end - END_OF_HEAD.length()
                        >= Integer.parseInt(text.substring(length.start(1), length.end(1)))
                : text.endsWith(LAST_CHUNK);
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
