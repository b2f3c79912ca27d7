package dev.latchkey.auditlog;

import dev.latchkey.Auth;
import dev.latchkey.AuthBuilder;
import dev.latchkey.Feature;
import dev.latchkey.accountpage.AccountPage;
import dev.latchkey.fixtures.ApplicationServer;
import dev.latchkey.fixtures.Visitor;
import dev.latchkey.guard.Authorized;
import dev.latchkey.passwords.Passwords;
import dev.latchkey.provider.EmailProvider;
import dev.latchkey.provider.Mail;
import dev.latchkey.provider.OAuthProvider;
import dev.latchkey.store.Store;
import dev.latchkey.testing.OpenIdProvider;
import dev.latchkey.testing.RegisteredClient;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicReference;

/** An application with an audit log. */
final class Application implements AutoCloseable {

    static final Instant START = Instant.parse("2026-11-01T14:05:00Z");

    /** The id that visitors give their requests. */
    static final String REQUEST = "req-7";

    private static final String SECRET = "a-secret-between-application-and-provider";

    private final AtomicReference<Instant> now = new AtomicReference<>(START);
    private final ApplicationServer server;
    final List<Mail> mails = new CopyOnWriteArrayList<>();
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
                .mail(EmailProvider.of(mails::add).from("no-reply@acme.example"))
                .with(Passwords.standard().withoutBreachCheck())
                .with(AccountPage.standard())
                .with(log)
                .matcher("/admin/:path*")
                .authorized(Authorized.role("admin"));
        later.forEach(builder::with);
        auth = builder.build();
        server = ApplicationServer.of(auth)
                .with(
                        "/disable",
                        http -> disable(String.valueOf(http.getRequestURI().getQuery())));
    }

    /** An administrator's page. */
    private String disable(String userId) {
        auth.users().disable(userId);
        return "disabled";
    }

    private static String[] tail(String... secrets) {
        return Arrays.stream(secrets).skip(1).toArray(String[]::new);
    }

    Visitor visitor() {
        return Visitor.sending(server.url(), Map.of("X-Request-Id", REQUEST));
    }

    void pass(Duration time) {
        now.updateAndGet(before -> before.plus(time));
    }

    @Override
    public void close() {
        server.close();
        auth.close();
        provider.close();
    }
}
