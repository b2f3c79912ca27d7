package dev.latchkey.contract;

import dev.latchkey.model.SessionEnd;
import java.net.URI;
import java.net.http.HttpClient;
import java.util.Map;
import java.util.stream.Stream;

/** A WebSocket or a stream of events that a test holds open. */
interface LiveConnection {

    /** Returns the first message, or the status of a refusal such as {@code 401}. */
    String first();

    /** Waits at most 20 seconds for the end, and returns why the server says that the connection ends. */
    SessionEnd end();

    /** Closes the connection. */
    void close();

    /** The kinds of connections. */
    enum Kind {
        SOCKET(OptOut.SOCKETS, "/live"),
        STREAM(OptOut.STREAMS, "/stream");

        private static final HttpClient CLIENT =
                HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

        private final OptOut optOut;
        private final String path;

        Kind(OptOut optOut, String path) {
            this.optOut = optOut;
            this.path = path;
        }

        OptOut optOut() {
            return optOut;
        }

        /** Opens the connection below {@code /dashboard}, and waits for its first message. */
        LiveConnection open(Target target, Map<String, String> headers) {
            URI address = URI.create(target.origin() + "/dashboard" + path);
            return this == SOCKET
                    ? LiveSocketClient.open(CLIENT, address, headers)
                    : LiveStreamClient.open(CLIENT, address, headers);
        }

        LiveConnection open(Target target, Browser browser) {
            return open(target, browser.cookies().isEmpty() ? Map.of() : Map.of("Cookie", browser.cookieHeader()));
        }
    }

    /** Returns the reason that a server names. */
    static SessionEnd named(String text) {
        return Stream.of(SessionEnd.values())
                .filter(end -> text.contains(end.wire()))
                .findFirst()
                .orElseThrow(() -> new AssertionError("The connection ended without a reason: " + text));
    }
}
