package dev.latchkey.reliability;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.Objects.requireNonNull;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import com.sun.net.httpserver.HttpServer;
import dev.latchkey.Auth;
import dev.latchkey.AuthBuilder;
import dev.latchkey.Sessions;
import dev.latchkey.guard.Authorized;
import dev.latchkey.jdkhttp.JdkHttpAuth;
import dev.latchkey.provider.OAuthProvider;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/**
 * One node of an application, in a process of its own. It says the port it listens on, and ends when its standard input
 * does, so that it cannot outlive the test.
 */
final class Node {

    static final String CLIENT_ID = "node";
    static final String CLIENT_SECRET = "not-a-secret: it is in the source";
    private static final int THREADS = 32;

    /** Within what {@code SESSIONS=revocable} refuses a sealed session that another node has ended. */
    static final Duration BOUND = Duration.ofSeconds(1);

    /** Within what somebody must have shown who they are to see {@code /recent}: longer than any test takes. */
    private static final Duration RECENT = Duration.ofHours(1);

    private Node() {}

    public static void main(String... arguments) throws Exception {
        Map<String, String> told = System.getenv();
        try (NodeStore store = NodeStore.of(told)) {
            serve(told, store);
        }
    }

    private static void serve(Map<String, String> told, NodeStore store) throws IOException {
        ToldClock clock = new ToldClock();
        AuthBuilder builder = Auth.builder()
                .provider(OAuthProvider.oidc("demo", "Demo")
                        .issuer(requireNonNull(told.get("ISSUER"), "ISSUER"))
                        .clientId(CLIENT_ID)
                        .clientSecret(CLIENT_SECRET))
                .store(store.store())
                .keepProviderTokens()
                .clock(clock)
                .matcher("/recent")
                .authorized(Authorized.recently(RECENT));
        Auth built = sessions(builder, told.getOrDefault("SESSIONS", "stored")).build();
        JdkHttpAuth auth = JdkHttpAuth.of(built);
        ExecutorService threads = Executors.newFixedThreadPool(THREADS);
        HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setExecutor(threads);
        mount(server, auth, "/", http -> write(http, "open"));
        mount(
                server,
                auth,
                "/me",
                auth.require((http, session) -> write(http, session.user().id())));
        mount(
                server,
                auth,
                "/shown",
                auth.require((http, session) -> write(http, session.factors().toString())));
        TokenCalls tokens = new TokenCalls(built);
        mount(server, auth, "/tokens", auth.require((http, session) -> write(http, tokens.all(session))));
        mount(server, auth, "/clock", http -> {
            clock.tell(Instant.parse(requireNonNull(http.getRequestURI().getQuery(), "query")));
            write(http, "told");
        });
        if (store instanceof JdbcNodeStore pooled) {
            mount(server, auth, "/pool/take", http -> write(http, pooled.takeAll()));
            mount(server, auth, "/pool/give", http -> write(http, pooled.giveAll()));
        }
        server.start();
        System.out.println(server.getAddress().getPort());
        try {
            while (System.in.read() >= 0) {
                // until whoever started this is gone, or wants it to go
            }
        } finally {
            server.stop(1); // lets what is under way come to its end
            threads.shutdownNow();
        }
    }

    private static AuthBuilder sessions(AuthBuilder builder, String kind) {
        return switch (kind) {
            case "sealed" -> builder.sessions(Sessions.sealed());
            case "revocable" -> builder.sessions(Sessions.sealed().revocable(BOUND));
            default -> builder;
        };
    }

    private static void mount(HttpServer server, JdkHttpAuth auth, String path, HttpHandler handler) {
        server.createContext(path, handler).getFilters().add(auth);
    }

    private static void write(HttpExchange http, String text) throws IOException {
        byte[] body = text.getBytes(UTF_8);
        http.sendResponseHeaders(200, body.length);
        http.getResponseBody().write(body);
        http.close();
    }
}
