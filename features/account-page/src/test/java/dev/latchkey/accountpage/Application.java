package dev.latchkey.accountpage;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.latchkey.Auth;
import dev.latchkey.AuthBuilder;
import dev.latchkey.jdkhttp.JdkHttpAuth;
import dev.latchkey.model.Session;
import dev.latchkey.model.User;
import dev.latchkey.provider.OAuthProvider;
import dev.latchkey.testing.OpenIdProvider;
import dev.latchkey.testing.RegisteredClient;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.UnaryOperator;

/** An application with an account page and two providers, Work and Home, whose people sign in without being asked. */
final class Application implements AutoCloseable {

    private static final String SECRET = "a-secret-between-application-and-provider";

    private final AtomicReference<Instant> now = new AtomicReference<>(Instant.parse("2026-11-01T12:00:00Z"));
    private final ExecutorService threads = Executors.newFixedThreadPool(4);
    private final HttpServer server;
    final OpenIdProvider work = provider();
    final OpenIdProvider home = provider();
    final Auth auth;

    private Application(UnaryOperator<AuthBuilder> more) {
        this.auth = more.apply(Auth.builder()
                        .environment(Map.of())
                        .secret("a-secret-of-the-application-0123456789-0123456789")
                        .clock(now::get)
                        .provider(provider("work", "Work", work))
                        .provider(provider("home", "Home", home)))
                .build();
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        JdkHttpAuth latchkey = JdkHttpAuth.of(auth);
        server.createContext("/", http -> answer(http, latchkey)).getFilters().add(latchkey);
        server.setExecutor(threads);
        server.start();
    }

    /** With what {@code more} adds to the two providers. */
    static Application with(UnaryOperator<AuthBuilder> more) {
        return new Application(more);
    }

    private static void answer(HttpExchange http, JdkHttpAuth latchkey) throws IOException {
        byte[] body = latchkey.session(http)
                .map(Session::user)
                .map(User::displayName)
                .orElse("Nobody is signed in")
                .getBytes(UTF_8);
        http.sendResponseHeaders(200, body.length);
        http.getResponseBody().write(body);
        http.close();
    }

    private OpenIdProvider provider() {
        return OpenIdProvider.builder()
                .client(RegisteredClient.confidential("app", SECRET).anyLoopbackRedirect())
                .clock(now::get)
                .signInAs("ada")
                .start();
    }

    private static OAuthProvider provider(String id, String name, OpenIdProvider at) {
        return OAuthProvider.oidc(id, name).issuer(at.issuer()).clientId("app").clientSecret(SECRET);
    }

    String url() {
        return "http://localhost:" + server.getAddress().getPort();
    }

    void pass(Duration time) {
        now.updateAndGet(before -> before.plus(time));
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
        work.close();
        home.close();
    }
}
