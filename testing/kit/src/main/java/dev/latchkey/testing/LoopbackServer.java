package dev.latchkey.testing;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.Objects.requireNonNull;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsExchange;
import com.sun.net.httpserver.HttpsParameters;
import com.sun.net.httpserver.HttpsServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.security.cert.X509Certificate;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLPeerUnverifiedException;
import org.jspecify.annotations.Nullable;

/**
 * Runs the JDK's HTTP server on the loopback interface. Routes match exact paths, and the size of bodies is limited.
 */
final class LoopbackServer implements AutoCloseable {

    private static final int MAX_BODY_BYTES = 64 * 1024;

    private final HttpServer http;
    private final ExecutorService threads = Executors.newCachedThreadPool(LoopbackServer::daemon);

    private LoopbackServer(HttpServer http) {
        this.http = http;
    }

    /** Binds the port at once, so that the issuer is known before the server answers requests. */
    static LoopbackServer bind(int port) {
        try {
            return new LoopbackServer(
                    HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 0));
        } catch (IOException unavailable) {
            throw new UncheckedIOException("Cannot listen on port " + port, unavailable);
        }
    }

    /** Binds a free port for TLS, where clients may show a certificate. */
    static LoopbackServer withCertificates(SSLContext context) {
        try {
            HttpsServer https = HttpsServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
            https.setHttpsConfigurator(new HttpsConfigurator(context) {
                @Override
                public void configure(HttpsParameters parameters) {
                    SSLParameters tls = context.getDefaultSSLParameters();
                    tls.setWantClientAuth(true);
                    parameters.setSSLParameters(tls);
                }
            });
            return new LoopbackServer(https);
        } catch (IOException unavailable) {
            throw new UncheckedIOException("Cannot listen for TLS", unavailable);
        }
    }

    int port() {
        return http.getAddress().getPort();
    }

    void start(Map<String, Endpoint> routes, RequestJournal journal) {
        journal.expect(routes.keySet());
        http.setExecutor(threads);
        http.createContext("/", exchange -> {
            try (exchange) {
                write(exchange, answer(exchange, routes, journal));
            }
        });
        http.start();
    }

    private static EndpointResponse answer(HttpExchange exchange, Map<String, Endpoint> routes, RequestJournal journal)
            throws IOException {
        byte[] body = exchange.getRequestBody().readNBytes(MAX_BODY_BYTES + 1);
        if (body.length > MAX_BODY_BYTES) {
            return EndpointResponse.text(413, "The request is too large");
        }
        try {
            ReceivedRequest request = read(exchange, new String(body, UTF_8));
            journal.arrived(request);
            Endpoint endpoint = routes.get(request.path());
            return endpoint == null ? EndpointResponse.text(404, "Not found") : endpoint.answer(request);
        } catch (ProtocolError malformed) {
            return EndpointResponse.json(400, malformed.toMap());
        } catch (RuntimeException unexpected) {
            return EndpointResponse.text(
                    500, "Unexpected " + unexpected.getClass().getName()); // the message may contain a token
        }
    }

    private static ReceivedRequest read(HttpExchange exchange, String body) {
        boolean post = exchange.getRequestMethod().equals("POST");
        String method = exchange.getRequestMethod().equals("HEAD") ? "GET" : exchange.getRequestMethod();
        RequestParameters parameters =
                RequestParameters.parse(post ? body : exchange.getRequestURI().getRawQuery());
        String path = requireNonNull(exchange.getRequestURI().getRawPath(), "path"); // selected the route
        return new ReceivedRequest(method, path, parameters, exchange.getRequestHeaders(), certificate(exchange));
    }

    @SuppressWarnings("UnusedException") // the client need not show one
    private static @Nullable X509Certificate certificate(HttpExchange exchange) {
        try {
            return exchange instanceof HttpsExchange https
                            && https.getSSLSession().getPeerCertificates()[0] instanceof X509Certificate shown
                    ? shown
                    : null;
        } catch (SSLPeerUnverifiedException none) {
            return null;
        }
    }

    private static void write(HttpExchange exchange, EndpointResponse answer) throws IOException {
        byte[] body = answer.body().getBytes(UTF_8);
        exchange.getResponseHeaders().set("Content-Type", answer.contentType());
        exchange.getResponseHeaders().set("X-Content-Type-Options", "nosniff");
        // The JDK's server sends the headers and the body separately. On a persistent connection, Nagle's algorithm
        // then delays each response by 40 ms, unless this JVM's servers go without it.
        if (!Boolean.getBoolean("sun.net.httpserver.nodelay")) {
            exchange.getResponseHeaders().set("Connection", "close");
        }
        answer.headers().forEach(exchange.getResponseHeaders()::set);
        boolean bare = body.length == 0 || exchange.getRequestMethod().equals("HEAD");
        exchange.sendResponseHeaders(answer.status(), bare ? -1 : body.length);
        if (!bare) {
            exchange.getResponseBody().write(body);
        }
    }

    @Override
    public void close() {
        http.stop(0);
        threads.shutdownNow();
    }

    private static Thread daemon(Runnable task) {
        Thread thread = new Thread(task, "latchkey-openid-provider");
        thread.setDaemon(true);
        return thread;
    }
}
