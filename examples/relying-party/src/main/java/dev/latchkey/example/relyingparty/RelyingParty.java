package dev.latchkey.example.relyingparty;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import com.sun.net.httpserver.HttpServer;
import dev.latchkey.Auth;
import dev.latchkey.jdkhttp.JdkHttpAuth;
import dev.latchkey.model.Session;
import dev.latchkey.store.Store;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/**
 * An application with one provider, {@code oidc}, and a store in memory. Only the environment configures it. It is for
 * one visitor at a time, because {@code /auth/error} shows the last refusal.
 */
public final class RelyingParty implements AutoCloseable {

    private final HttpServer server;
    private final ExecutorService threads;
    private final URI address;

    private RelyingParty(HttpServer server, ExecutorService threads, URI address) {
        this.server = server;
        this.threads = threads;
        this.address = address;
    }

    /**
     * Starts the application.
     *
     * @param host the address at which the application listens
     * @param port the port; 0 for any free one
     * @param environment the environment variables, as the README of this example lists them
     * @throws IllegalStateException if a variable is missing or wrong, or asks for something that is not built yet; the
     *     message names the variable
     */
    public static RelyingParty start(InetAddress host, int port, Map<String, String> environment) throws IOException {
        HttpServer server = HttpServer.create(new InetSocketAddress(host, port), 0);
        ExecutorService threads = Executors.newCachedThreadPool();
        try {
            server.setExecutor(threads);
            Map<String, String> variables = new LinkedHashMap<>(environment);
            variables.putIfAbsent(
                    "AUTH_URL", "http://localhost:" + server.getAddress().getPort());
            contexts(server, variables);
            server.start();
            return new RelyingParty(server, threads, URI.create(variables.getOrDefault("AUTH_URL", "")));
        } catch (RuntimeException e) {
            server.stop(0);
            threads.shutdownNow();
            throw e;
        }
    }

    private static void contexts(HttpServer server, Map<String, String> variables) {
        ConfiguredProvider configured = new ConfiguredProvider(variables);
        LastRefusal refusal = new LastRefusal();
        ResourceCalls resource = ResourceCalls.of(configured.resource());
        Auth built = Auth.builder()
                .environment(variables)
                .provider(configured.provider())
                .store(Store.inMemory())
                .keepProviderTokens()
                .listener(refusal)
                .listener(resource)
                .build();
        JdkHttpAuth auth = JdkHttpAuth.of(built);
        Refreshing refreshing = configured.refreshing(built, resource);
        ApplicationCall application = configured.applicationCall(built);

        context(server, auth, "/", http -> {
            String text = auth.session(http).map(Session::toJson).orElse("Not authenticated");
            answer(http, 200, "text/plain", text);
        });
        context(
                server,
                auth,
                "/me",
                auth.require((http, session) -> answer(http, 200, "application/json", session.toJson())));
        context(
                server,
                auth,
                "/resource",
                auth.require((http, session) -> answer(
                        http, 200, "text/plain", resource.of(session.user().id()))));
        context(server, auth, "/refresh", auth.require((http, session) -> {
            boolean post = http.getRequestMethod().equals("POST");
            answer(http, post ? 200 : 405, "text/plain", post ? refreshing.refresh(session) : "POST refreshes");
        }));
        context(server, auth, "/application", http -> {
            boolean post = http.getRequestMethod().equals("POST");
            answer(http, post ? 200 : 405, "text/plain", post ? application.call() : "POST calls the resource");
        });
        server.createContext("/auth/error", http -> answer(http, 200, "text/plain", refusal.text()));
    }

    private static void context(HttpServer server, JdkHttpAuth auth, String path, HttpHandler handler) {
        server.createContext(path, handler).getFilters().add(auth);
    }

    private static void answer(HttpExchange http, int status, String type, String text) throws IOException {
        byte[] body = text.getBytes(UTF_8);
        http.getResponseHeaders().set("Content-Type", type + ";charset=utf-8");
        http.getResponseHeaders().set("Cache-Control", "no-store");
        http.sendResponseHeaders(status, body.length);
        http.getResponseBody().write(body);
        http.close();
    }

    /** Returns the public address. */
    public URI address() {
        return address;
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
    }
}
