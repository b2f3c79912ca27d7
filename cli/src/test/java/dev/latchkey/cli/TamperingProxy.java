package dev.latchkey.cli;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import javax.net.ssl.SSLContext;

/** A proxy that changes what a server answers. */
final class TamperingProxy implements AutoCloseable {

    /** An answer on its way through the proxy. */
    record Passing(String path, int status, Map<String, List<String>> headers, String body) {

        Passing without(String header) {
            Map<String, List<String>> fewer = new LinkedHashMap<>(headers);
            fewer.keySet().removeIf(header::equalsIgnoreCase);
            return new Passing(path, status, fewer, body);
        }

        Passing with(String header, String value) {
            Map<String, List<String>> more = new LinkedHashMap<>(headers);
            more.put(header, List.of(value));
            return new Passing(path, status, more, body);
        }

        Passing replacing(String header, String regex, String by) {
            Map<String, List<String>> changed = new LinkedHashMap<>(headers);
            changed.replaceAll((name, values) -> name.equalsIgnoreCase(header)
                    ? values.stream().map(value -> value.replaceAll(regex, by)).toList()
                    : values);
            return new Passing(path, status, changed, body);
        }

        Passing withBody(String regex, String by) {
            return new Passing(path, status, headers, body.replaceAll(regex, by));
        }

        Passing withStatus(int other) {
            return new Passing(path, other, headers, body);
        }
    }

    private final HttpServer server;
    private final HttpClient client = HttpClient.newHttpClient();
    private final Map<String, Passing> cached = new ConcurrentHashMap<>();
    private UnaryOperator<Passing> change = UnaryOperator.identity();
    private String cachedPath = "";
    private String target = "";

    private TamperingProxy(HttpServer server) {
        this.server = server;
    }

    static TamperingProxy start() {
        try {
            return start(HttpServer.create());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Starts one that speaks TLS with a certificate. */
    static TamperingProxy start(SSLContext certificate) {
        try {
            HttpsServer server = HttpsServer.create();
            server.setHttpsConfigurator(new HttpsConfigurator(certificate));
            return start(server);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static TamperingProxy start(HttpServer server) throws IOException {
        server.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        TamperingProxy proxy = new TamperingProxy(server);
        server.createContext("/", proxy::pass);
        server.start();
        return proxy;
    }

    int port() {
        return server.getAddress().getPort();
    }

    String url() {
        return "http://localhost:" + port();
    }

    String target() {
        return target;
    }

    TamperingProxy to(String url) {
        target = url;
        return this;
    }

    TamperingProxy changing(UnaryOperator<Passing> answers) {
        change = answers;
        return this;
    }

    /** Answers all visitors of a path with what the first one got. */
    TamperingProxy caching(String path) {
        cachedPath = path;
        return this;
    }

    private void pass(HttpExchange http) throws IOException {
        try (http) {
            Passing answer = change.apply(
                    cachedPath.equals(http.getRequestURI().getPath())
                            ? cached.computeIfAbsent(cachedPath, path -> ask(http))
                            : ask(http));
            answer.headers().forEach((name, values) -> {
                if (Stream.of(":status", "content-length", "transfer-encoding", "date")
                        .noneMatch(name::equalsIgnoreCase)) {
                    http.getResponseHeaders().put(name, values);
                }
            });
            byte[] body = answer.body().getBytes(UTF_8);
            http.sendResponseHeaders(answer.status(), body.length == 0 ? -1 : body.length);
            if (body.length > 0) {
                http.getResponseBody().write(body);
            }
        }
    }

    private Passing ask(HttpExchange http) {
        try {
            String path = http.getRequestURI().getPath();
            HttpRequest.Builder request =
                    HttpRequest.newBuilder(URI.create(target + pathAndQuery(http.getRequestURI())));
            for (String name : List.of("Accept", "Cookie", "Content-Type")) {
                String value = http.getRequestHeaders().getFirst(name);
                if (value != null) {
                    request.header(name, value);
                }
            }
            request.method(
                    http.getRequestMethod(),
                    BodyPublishers.ofByteArray(http.getRequestBody().readAllBytes()));
            HttpResponse<String> response = client.send(request.build(), BodyHandlers.ofString());
            return new Passing(
                    String.valueOf(path),
                    response.statusCode(),
                    response.headers().map(),
                    response.body());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String pathAndQuery(URI uri) {
        return uri.getRawPath() + (uri.getRawQuery() == null ? "" : "?" + uri.getRawQuery());
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
