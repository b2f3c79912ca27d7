package dev.latchkey.bench.start;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.US_ASCII;

import java.io.IOException;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.Socket;
import java.util.concurrent.TimeUnit;

/** Asks for a page as a browser does. A plain socket notices within milliseconds that a server listens. */
final class Page {

    private static final int PATIENCE_MILLIS = 60_000;
    private static final int PAUSE_MILLIS = 3;

    private Page() {}

    /** Waits until the process serves this page. */
    static void awaitOpen(Process process, int port, String path) throws IOException, InterruptedException {
        while (true) {
            try {
                String answer = get(port, path);
                if (answer.startsWith("HTTP/1.1 200 ")) {
                    return;
                }
            } catch (ConnectException e) {
                // not listening yet
            }
            if (process.waitFor(PAUSE_MILLIS, TimeUnit.MILLISECONDS)) {
                throw new IllegalStateException("The program has ended, see its target/start.log");
            }
        }
    }

    /** Returns the whole answer. */
    static String get(int port, String path) throws IOException {
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
            socket.setSoTimeout(PATIENCE_MILLIS);
            String request = "GET " + path + " HTTP/1.1\r\nHost: localhost:" + port
                    + "\r\nAccept: text/html,*/*;q=0.8\r\nConnection: close\r\n\r\n";
            socket.getOutputStream().write(request.getBytes(US_ASCII));
            return new String(socket.getInputStream().readAllBytes(), ISO_8859_1);
        }
    }
}
