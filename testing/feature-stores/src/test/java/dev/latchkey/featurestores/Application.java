package dev.latchkey.featurestores;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.latchkey.Auth;
import dev.latchkey.AuthBuilder;
import dev.latchkey.accountpage.AccountPage;
import dev.latchkey.accountpage.Attribute;
import dev.latchkey.jdkhttp.JdkHttpAuth;
import dev.latchkey.passkeys.Passkeys;
import dev.latchkey.passwords.CheapHashing;
import dev.latchkey.provider.EmailProvider;
import dev.latchkey.provider.RateLimit;
import dev.latchkey.secondfactor.CheapCodes;
import dev.latchkey.securitynotices.SecurityNotices;
import dev.latchkey.store.contract.InterruptedStore;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.UnaryOperator;

/** A node of an application with every feature, on a real server. All nodes share store, clock and outbox. */
final class Application implements AutoCloseable {

    /** Where the application is for the world. Nothing listens there: browsers go to the nodes. */
    static final String PUBLIC_URL = "http://localhost:1";

    static final Attribute<String> LOCALE = Attribute.text("locale");
    static final Attribute<Long> SHOE_SIZE = Attribute.number("shoeSize");

    /** So many requests come at once in a race. */
    static final int AT_ONCE = 32;

    /** So often that no test meets it: all browsers of the tests are one client. */
    private static final RateLimit OFTEN = new RateLimit(1_000_000, Duration.ofHours(1));

    private final HttpServer server;
    private final ExecutorService threads = Executors.newFixedThreadPool(AT_ONCE + 8);
    final InterruptedStore store;
    final TestClock clock;
    final Outbox outbox;
    final Auth auth;

    private Application(InterruptedStore store, TestClock clock, Outbox outbox, UnaryOperator<AuthBuilder> features) {
        this.store = store;
        this.clock = clock;
        this.outbox = outbox;
        this.auth = features.apply(Auth.builder()
                        .environment(Map.of("AUTH_URL", PUBLIC_URL))
                        .secret("a-secret-of-the-application-0123456789-0123456789")
                        .clock(clock)
                        .mailExecutor(Runnable::run)
                        .store(store.store())
                        .with(Passkeys.standard().signUp())
                        .with(AccountPage.standard().attributes(LOCALE, SHOE_SIZE)))
                .build();
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        server.createContext("/", Application::answer).getFilters().add(JdkHttpAuth.of(auth));
        server.setExecutor(threads);
        server.start();
    }

    static Application on(InterruptedStore store) {
        Outbox outbox = new Outbox();
        return new Application(store, new TestClock(), outbox, auth -> all(auth, outbox));
    }

    /** Another node. */
    Application node() {
        return new Application(store, clock, outbox, auth -> all(auth, outbox));
    }

    /** A node of another application with the same users, which sends no mails. So it has passkeys alone. */
    Application withoutMail() {
        return new Application(store, clock, outbox, auth -> auth);
    }

    private static AuthBuilder all(AuthBuilder auth, Outbox outbox) {
        return auth.provider(EmailProvider.of(outbox)
                        .from("Club <no-reply@club.example>")
                        .limits(OFTEN, OFTEN))
                .with(CheapHashing.passwords(AT_ONCE).limits(OFTEN, OFTEN))
                .with(CheapCodes.secondFactor())
                .with(SecurityNotices.standard());
    }

    private static void answer(HttpExchange http) throws IOException {
        byte[] body = "The club".getBytes(UTF_8);
        http.sendResponseHeaders(200, body.length);
        http.getResponseBody().write(body);
        http.close();
    }

    String nodeUrl() {
        return "http://localhost:" + server.getAddress().getPort();
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
        auth.close();
    }
}
