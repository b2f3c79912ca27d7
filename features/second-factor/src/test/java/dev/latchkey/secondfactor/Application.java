package dev.latchkey.secondfactor;

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
import dev.latchkey.provider.CredentialsProvider;
import dev.latchkey.provider.EmailProvider;
import dev.latchkey.provider.Mail;
import dev.latchkey.store.Store;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.UnaryOperator;

/** An application in which people sign in with a name and a password, or by mail, and may set a second factor up. */
final class Application implements AutoCloseable {

    static final String PASSWORD = "correct horse";
    private static final int CHEAP = 10;

    private final AtomicReference<Instant> now = new AtomicReference<>(Instant.parse("2026-11-01T12:00:00Z"));
    private final ExecutorService threads = Executors.newFixedThreadPool(40);
    private final HttpServer server;
    final ConcurrentLinkedQueue<Mail> mails = new ConcurrentLinkedQueue<>();
    final List<AuthEvent> events = new CopyOnWriteArrayList<>();
    final Store store;
    final Auth auth;

    private Application(Store store, SecondFactor feature, boolean mailing, UnaryOperator<AuthBuilder> more) {
        this.store = store;
        UnaryOperator<AuthBuilder> mailed = auth -> mailing
                ? auth.provider(EmailProvider.of(mails::add).from("Example <no-reply@example.test>"))
                        .mailExecutor(Runnable::run)
                : auth;
        this.auth = more.apply(mailed.apply(Auth.builder()
                        .environment(Map.of())
                        .secret("a-secret-of-the-application-0123456789-0123456789")
                        .clock(now::get)
                        .provider(CredentialsProvider.of((typed, request) -> person(typed.get("username"))
                                .filter(user -> typed.get("password").equals(PASSWORD))))
                        .with(feature.hashRounds(CHEAP))
                        .with(AccountPage.standard())
                        .listener(events::add)
                        .store(store)))
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
        return with(SecondFactor.standard());
    }

    static Application with(SecondFactor feature) {
        return on(Store.inMemory(), feature);
    }

    static Application on(Store store, SecondFactor feature) {
        return new Application(store, feature, true, auth -> auth);
    }

    static Application withoutMails(SecondFactor feature) {
        return new Application(Store.inMemory(), feature, false, auth -> auth);
    }

    static Application on(Store store, SecondFactor feature, UnaryOperator<AuthBuilder> more) {
        return new Application(store, feature, true, more);
    }

    static Application with(SecondFactor feature, UnaryOperator<AuthBuilder> more) {
        return new Application(Store.inMemory(), feature, true, more);
    }

    /** Anybody whose name is one of these. Only Hedy has an address, which nobody has proved. */
    private static Optional<User> person(String name) {
        if (name.equals("hedy")) {
            return Optional.of(new User("u-hedy", name, "hedy@example.test", null));
        }
        return List.of("ada", "grace", "alan").contains(name)
                ? Optional.of(new User("u-" + name, name, null, null))
                : Optional.empty();
    }

    private static void answer(HttpExchange http, JdkHttpAuth latchkey) throws IOException {
        byte[] body = latchkey.session(http)
                .map(Session::user)
                .map(user -> "signed in: " + user.displayName())
                .orElse("nobody")
                .getBytes(UTF_8);
        http.sendResponseHeaders(200, body.length);
        http.getResponseBody().write(body);
        http.close();
    }

    String url() {
        return "http://localhost:" + server.getAddress().getPort();
    }

    Instant now() {
        return Objects.requireNonNull(now.get());
    }

    void pass(Duration time) {
        now.updateAndGet(before -> before.plus(time));
    }

    List<SecondFactorEvent.What> told() {
        return events.stream()
                .filter(SecondFactorEvent.class::isInstance)
                .map(event -> ((SecondFactorEvent) event).what())
                .toList();
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
    }
}
