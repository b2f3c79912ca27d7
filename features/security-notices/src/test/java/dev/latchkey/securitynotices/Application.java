package dev.latchkey.securitynotices;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.latchkey.Auth;
import dev.latchkey.AuthBuilder;
import dev.latchkey.Proxies;
import dev.latchkey.jdkhttp.JdkHttpAuth;
import dev.latchkey.mail.EmailProviders;
import dev.latchkey.model.Session;
import dev.latchkey.model.Theme;
import dev.latchkey.model.User;
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
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.BiFunction;
import java.util.function.UnaryOperator;

/**
 * An application that sends security notices, with a real mail server. People sign in at Work, which runs the mailboxes
 * of example.org, at Home, which does not, or by mail.
 */
final class Application implements AutoCloseable {

    static final Instant START = Instant.parse("2026-11-01T14:05:00Z");

    private static final String SECRET = "a-secret-between-application-and-provider";

    private final AtomicReference<Instant> now = new AtomicReference<>(START);
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final HttpServer server;
    final Mailbox mailbox = new Mailbox();
    final OpenIdProvider work = openId();
    final OpenIdProvider home = openId();
    final Auth auth;

    private Application(Store store, BiFunction<AuthBuilder, Integer, AuthBuilder> more) {
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        EmailProvider mails = EmailProviders.smtp(mailbox.url()).from("Acme Orders <no-reply@acme.example>");
        this.auth = more.apply(
                        Auth.builder()
                                .environment(Map.of())
                                .secret("a-secret-of-the-application-0123456789-0123456789")
                                .clock(now::get)
                                .mailExecutor(Runnable::run)
                                .theme(new Theme("Acme Orders", Theme.ColorScheme.AUTO, "#4338ca", null, null))
                                .store(store)
                                .provider(provider("work", "Work", work).authoritativeFor("example.org"))
                                .provider(provider("home", "Home", home))
                                .provider(mails)
                                .with(SecurityNotices.standard()),
                        server.getAddress().getPort())
                .build();
        JdkHttpAuth latchkey = JdkHttpAuth.of(auth);
        server.createContext("/", http -> answer(http, latchkey)).getFilters().add(latchkey);
        server.setExecutor(threads);
        server.start();
    }

    static Application standard() {
        return with(Store.inMemory(), auth -> auth);
    }

    static Application with(Store store, UnaryOperator<AuthBuilder> more) {
        return new Application(store, (auth, port) -> more.apply(auth));
    }

    /** Whose clients a proxy names. */
    static Application behindProxy() {
        return new Application(Store.inMemory(), (auth, port) -> auth.proxies(Proxies.trusted("localhost:" + port)));
    }

    private static void answer(HttpExchange http, JdkHttpAuth latchkey) throws IOException {
        byte[] body = latchkey.session(http)
                .map(Session::user)
                .map(User::id)
                .orElse("nobody")
                .getBytes(UTF_8);
        http.sendResponseHeaders(200, body.length);
        http.getResponseBody().write(body);
        http.close();
    }

    private OpenIdProvider openId() {
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

    /** A new browser, in which somebody is signed in with Work. */
    Visitor signedIn(String username) {
        return new Visitor(this, Visitor.FIREFOX).signsIn(username);
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
        mailbox.close();
        work.close();
        home.close();
    }
}
