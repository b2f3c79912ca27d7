package dev.latchkey.testing;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.Objects.requireNonNull;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;

/**
 * A service that is called with access tokens. It accepts each token that was not {@link #refuse refused}, says what it
 * got, and redirects from {@code /moved?to=…}.
 */
final class Service implements AutoCloseable {

    /** A call that came. */
    record Call(String path, String authorization, String body) {}

    final List<Call> calls = new CopyOnWriteArrayList<>();
    private final Set<String> refused = ConcurrentHashMap.newKeySet();
    private final HttpServer server;
    private volatile String challenge = "Bearer error=\"invalid_token\"";

    Service() {
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        server.createContext("/", this::answer);
        server.start();
    }

    String origin() {
        return "http://localhost:" + server.getAddress().getPort();
    }

    /** Refuses this token from now on. */
    void refuse(String token) {
        refused.add("Bearer " + token);
    }

    /** Refuses every token from now on, with this challenge. */
    void refuseAll(String withChallenge) {
        refused.add("all");
        challenge = withChallenge;
    }

    private void answer(HttpExchange http) throws IOException {
        String authorization = String.valueOf(http.getRequestHeaders().getFirst("Authorization"));
        String path = requireNonNull(http.getRequestURI().getPath());
        String body = new String(http.getRequestBody().readAllBytes(), UTF_8);
        calls.add(new Call(path, authorization, body));
        boolean accepted =
                authorization.startsWith("Bearer ") && !refused.contains(authorization) && !refused.contains("all");
        if (path.equals("/moved")) {
            http.getResponseHeaders()
                    .set(
                            "Location",
                            requireNonNull(http.getRequestURI().getQuery()).substring("to=".length()));
            write(http, 302, "");
        } else if (accepted) {
            write(http, 200, "welcome");
        } else {
            http.getResponseHeaders().set("WWW-Authenticate", challenge);
            write(http, 401, "refused");
        }
    }

    private static void write(HttpExchange http, int status, String text) throws IOException {
        byte[] body = text.getBytes(UTF_8);
        http.sendResponseHeaders(status, body.length == 0 ? -1 : body.length);
        http.getResponseBody().write(body);
        http.close();
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
