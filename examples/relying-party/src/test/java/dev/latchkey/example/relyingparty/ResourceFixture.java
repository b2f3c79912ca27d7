package dev.latchkey.example.relyingparty;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Supplier;

/** An API beside the provider, at which suites end their modules. It remembers its calls. */
final class ResourceFixture implements AutoCloseable {

    /** A call, and what the test observed meanwhile. */
    record Call(String authorization, String proof, Object meanwhile) {}

    final List<Call> calls = new CopyOnWriteArrayList<>();
    private final HttpServer server;
    private final Supplier<Object> observed;

    /** Starts the API. For each call, it asks what a test observes. */
    ResourceFixture(Supplier<Object> observed) {
        this.observed = observed;
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        server.createContext("/accounts", this::answer);
        server.start();
    }

    String address() {
        return "http://localhost:" + server.getAddress().getPort() + "/accounts";
    }

    private void answer(HttpExchange http) throws IOException {
        calls.add(new Call(header(http, "Authorization"), header(http, "DPoP"), observed.get()));
        byte[] body = "{\"accounts\":[]}".getBytes(UTF_8);
        http.getResponseHeaders().set("Content-Type", "application/json");
        http.sendResponseHeaders(200, body.length);
        http.getResponseBody().write(body);
        http.close();
    }

    private static String header(HttpExchange http, String name) {
        return String.valueOf(http.getRequestHeaders().getFirst(name));
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
