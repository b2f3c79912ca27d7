package dev.latchkey.telemetry;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.latchkey.Auth;
import dev.latchkey.AuthBuilder;
import dev.latchkey.Feature;
import dev.latchkey.guard.Authorized;
import dev.latchkey.jdkhttp.JdkHttpAuth;
import dev.latchkey.model.Session;
import dev.latchkey.model.User;
import dev.latchkey.passwords.Passwords;
import dev.latchkey.passwords.UserPasswords;
import dev.latchkey.provider.EmailProvider;
import dev.latchkey.provider.OAuthProvider;
import dev.latchkey.store.Store;
import dev.latchkey.testing.OpenIdProvider;
import dev.latchkey.testing.RegisteredClient;
import dev.latchkey.testing.SignedIn;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;

/**
 * An application on the JDK's server, with sign-in at a provider, by password and by mail. It serves its metrics as an
 * application does that Prometheus asks.
 */
final class Application implements AutoCloseable {

    static final String PASSWORD = "correct horse battery staple";

    private static final String SECRET = "a-secret-between-application-and-provider";

    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final HttpServer server;
    final OpenIdProvider provider;
    final Auth auth;

    Application(Feature telemetry, Supplier<String> metrics, UnaryOperator<AuthBuilder> more) {
        provider = OpenIdProvider.builder()
                .client(RegisteredClient.confidential("app", SECRET).anyLoopbackRedirect())
                .signInAs("ada")
                .start();
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        auth = more.apply(Auth.builder()
                        .environment(Map.of())
                        .secret("a-secret-of-the-application-0123456789-0123456789")
                        .mailExecutor(Runnable::run)
                        .store(Store.inMemory())
                        .keepProviderTokens()
                        .provider(OAuthProvider.oidc("work", "Work")
                                .issuer(provider.issuer())
                                .clientId("app")
                                .clientSecret(SECRET))
                        .provider(EmailProvider.of(mail -> {}).from("no-reply@acme.example"))
                        .with(Passwords.standard().withoutBreachCheck())
                        .with(telemetry)
                        .matcher("/dashboard/:path*", "/admin/:path*")
                        .authorized(Authorized.all(
                                Authorized.signedIn(),
                                (request, session) -> !request.path().startsWith("/admin"))))
                .build();
        JdkHttpAuth latchkey = JdkHttpAuth.of(auth);
        server.createContext("/", http -> answer(http, name(latchkey, http)))
                .getFilters()
                .add(latchkey);
        server.createContext("/metrics", http -> answer(http, metrics.get()));
        server.setExecutor(threads);
        server.start();
    }

    private static String name(JdkHttpAuth latchkey, HttpExchange http) {
        return latchkey.session(http).map(Session::user).map(User::id).orElse("nobody");
    }

    private static void answer(HttpExchange http, String text) throws IOException {
        byte[] body = text.getBytes(UTF_8);
        http.sendResponseHeaders(200, body.length);
        http.getResponseBody().write(body);
        http.close();
    }

    String url() {
        return "http://localhost:" + server.getAddress().getPort();
    }

    /** Returns a session of a user, for what the application does on behalf of them. */
    Session session(String userId) {
        return SignedIn.as(userId).session();
    }

    /** Gives a user who has signed in before a password. */
    void setPassword(String userId) {
        UserPasswords passwords = Passwords.of(auth);
        passwords.setPassword(userId, PASSWORD);
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
        auth.close();
        provider.close();
    }
}
