package dev.latchkey.nextauth;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;

/** Serves a {@link NextAuthPage} beside endpoints whose answers are fixed. */
final class FakeEndpoints implements AutoCloseable {

    private final HttpServer server;

    private FakeEndpoints(HttpServer server) {
        this.server = server;
    }

    static FakeEndpoints with(NextAuthPage page) {
        try {
            HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
            FakeEndpoints endpoints = new FakeEndpoints(server);
            endpoints.answer("/", "text/html", page.html());
            endpoints.answer("/page.js", "text/javascript", page.script());
            server.start();
            return endpoints;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    FakeEndpoints json(String path, String body) {
        answer(path, "application/json", body.getBytes(UTF_8));
        return this;
    }

    String url(String path) {
        return "http://localhost:" + server.getAddress().getPort() + path;
    }

    @Override
    public void close() {
        server.stop(0);
    }

    private void answer(String path, String type, byte[] body) {
        server.createContext(path, exchange -> {
            exchange.getRequestBody().readAllBytes();
            exchange.getResponseHeaders().set("Content-Type", type);
            exchange.sendResponseHeaders(200, body.length);
            exchange.getResponseBody().write(body);
            exchange.close();
        });
    }
}
