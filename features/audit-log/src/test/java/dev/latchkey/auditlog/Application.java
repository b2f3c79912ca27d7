package dev.latchkey.auditlog;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.HttpServer;
import dev.latchkey.Auth;
import dev.latchkey.AuthBuilder;
import dev.latchkey.Feature;
import dev.latchkey.accountpage.AccountPage;
import dev.latchkey.guard.Authorized;
import dev.latchkey.jdkhttp.JdkHttpAuth;
import dev.latchkey.model.Session;
import dev.latchkey.model.User;
import dev.latchkey.passwords.Passwords;
import dev.latchkey.provider.EmailProvider;
import dev.latchkey.provider.OAuthProvider;
import dev.latchkey.store.Store;
import dev.latchkey.testing.OpenIdProvider;
import dev.latchkey.testing.RegisteredClient;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicReference;

/** An application with an audit log. */
final class Application implements AutoCloseable {

    static final Instant START = Instant.parse("2026-11-01T14:05:00Z");

    private static final String SECRET = "a-secret-between-application-and-provider";

    private final AtomicReference<Instant> now = new AtomicReference<>(START);
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final HttpServer server;
    final OpenIdProvider provider;
    final Auth auth;

    /** @param later features that are installed after the log */
    Application(AuditLog log, Feature... later) {
        this(log, List.of(later), Store.inMemory(), "a-secret-of-the-application-0123456789-0123456789");
    }

    Application(AuditLog log, Store store, String... secrets) {
        this(log, List.of(), store, secrets);
    }

    private Application(AuditLog log, List<Feature> later, Store store, String... secrets) {
        provider = OpenIdProvider.builder()
                .client(RegisteredClient.confidential("app", SECRET).anyLoopbackRedirect())
                .clock(now::get)
                .signInAs("ada")
                .start();
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        AuthBuilder builder = Auth.builder()
                .environment(Map.of())
                .secret(secrets[0], tail(secrets))
                .clock(now::get)
                .mailExecutor(Runnable::run)
                .store(store)
                .provider(OAuthProvider.oidc("work", "Work")
                        .issuer(provider.issuer())
                        .clientId("app")
                        .clientSecret(SECRET))
                .mail(EmailProvider.of(mail -> {}).from("no-reply@acme.example"))
                .with(Passwords.standard().withoutBreachCheck())
                .with(AccountPage.standard())
                .with(log)
                .matcher("/admin/:path*")
                .authorized(Authorized.role("admin"));
        later.forEach(builder::with);
        auth = builder.build();
        JdkHttpAuth latchkey = JdkHttpAuth.of(auth);
        server.createContext("/", http -> {
                    if ("/disable".equals(http.getRequestURI().getPath())) { // an administrator's page
                        auth.users().disable(String.valueOf(http.getRequestURI().getQuery()));
                    }
                    byte[] body = latchkey.session(http)
                            .map(Session::user)
                            .map(User::id)
                            .orElse("nobody")
                            .getBytes(UTF_8);
                    http.sendResponseHeaders(200, body.length);
                    http.getResponseBody().write(body);
                    http.close();
                })
                .getFilters()
                .add(latchkey);
        server.setExecutor(threads);
        server.start();
    }

    private static String[] tail(String... secrets) {
        return Arrays.stream(secrets).skip(1).toArray(String[]::new);
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
        auth.close();
        provider.close();
    }
}
