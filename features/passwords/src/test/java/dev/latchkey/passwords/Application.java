package dev.latchkey.passwords;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.latchkey.Auth;
import dev.latchkey.AuthBuilder;
import dev.latchkey.accountpage.AccountPage;
import dev.latchkey.event.AuthEvent;
import dev.latchkey.jdkhttp.JdkHttpAuth;
import dev.latchkey.model.Session;
import dev.latchkey.model.User;
import dev.latchkey.provider.EmailProvider;
import dev.latchkey.provider.RateLimit;
import dev.latchkey.store.Store;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.UnaryOperator;

/** An application with passwords and an account page, on a real server. Its hashes are cheap. */
final class Application implements AutoCloseable {

    static final String SECRET = "a-secret-of-the-application-0123456789-0123456789";

    /** Costs next to nothing. */
    static final Hashing CHEAP = new Hashing(new Argon2Cost(8, 1, 1), null);

    /** So often that no test meets it. */
    static final RateLimit OFTEN = new RateLimit(1_000_000, Duration.ofHours(1));

    private final AtomicReference<Instant> now = new AtomicReference<>(Instant.parse("2026-11-01T12:00:00Z"));
    private final ExecutorService threads = Executors.newFixedThreadPool(40);
    private final HttpServer server;
    final Outbox outbox = new Outbox();
    final List<AuthEvent> events = new CopyOnWriteArrayList<>();
    final Store store;
    final Auth auth;

    private Application(Store store, UnaryOperator<Passwords> passwords, UnaryOperator<AuthBuilder> more) {
        this.store = store;
        this.auth = more.apply(Auth.builder()
                        .environment(Map.of())
                        .secret(SECRET)
                        .clock(now::get)
                        .store(store)
                        .listener(events::add)
                        .mail(EmailProvider.of(outbox).from("Acme <no-reply@example.org>"))
                        .with(AccountPage.standard())
                        .with(passwords.apply(
                                Passwords.standard().hashing(CHEAP).withoutBreachCheck())))
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

    static Application standard() {
        return with(passwords -> passwords);
    }

    static Application with(UnaryOperator<Passwords> passwords) {
        return with(Store.inMemory(), passwords);
    }

    static Application with(Store store, UnaryOperator<Passwords> passwords) {
        return new Application(store, passwords, auth -> auth);
    }

    static Application with(Store store, UnaryOperator<Passwords> passwords, UnaryOperator<AuthBuilder> more) {
        return new Application(store, passwords, more);
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

    UserPasswords passwords() {
        return Passwords.of(auth);
    }

    String url() {
        return "http://localhost:" + server.getAddress().getPort();
    }

    void pass(Duration time) {
        now.updateAndGet(before -> before.plus(time));
    }

    /** The user with an address. */
    User user(String address) {
        return store.userByEmail(address).orElseThrow().user();
    }

    boolean hasUser(String address) {
        return store.userByEmail(address).isPresent();
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
        auth.close();
    }
}
