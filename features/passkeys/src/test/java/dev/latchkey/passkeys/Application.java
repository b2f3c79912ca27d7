package dev.latchkey.passkeys;

import dev.latchkey.Auth;
import dev.latchkey.AuthBuilder;
import dev.latchkey.accountpage.AccountPage;
import dev.latchkey.event.AuthEvent;
import dev.latchkey.fixtures.ApplicationServer;
import dev.latchkey.model.Session;
import dev.latchkey.model.User;
import dev.latchkey.provider.EmailProvider;
import dev.latchkey.provider.Mail;
import dev.latchkey.provider.OAuthProvider;
import dev.latchkey.store.Store;
import dev.latchkey.store.contract.InterruptedStore;
import dev.latchkey.testing.OpenIdProvider;
import dev.latchkey.testing.RegisteredClient;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.function.UnaryOperator;

/** An application with passkeys, the account page, and a provider Work, whose people sign in without being asked. */
final class Application implements AutoCloseable {

    static final Instant START = Instant.parse("2026-11-01T12:00:00Z");
    private static final String SECRET = "a-secret-between-application-and-provider";

    private final AtomicReference<Instant> now = new AtomicReference<>(START);
    private final ApplicationServer server;
    final InterruptedStore between = InterruptedStore.inMemory();
    final List<AuthEvent> events = new CopyOnWriteArrayList<>();
    final List<Mail> mails = new CopyOnWriteArrayList<>();
    final OpenIdProvider work = OpenIdProvider.builder()
            .client(RegisteredClient.confidential("app", SECRET).anyLoopbackRedirect())
            .clock(now::get)
            .signInAs("ada")
            .start();
    final Auth auth;

    private Application(
            Function<InterruptedStore, Store> store, BiFunction<AuthBuilder, List<Mail>, AuthBuilder> more) {
        this.auth = more.apply(builder(store.apply(between)), mails).build();
        this.server = serve(auth);
    }

    static Application with(Passkeys passkeys) {
        return new Application(InterruptedStore::store, (auth, mails) -> auth.with(passkeys));
    }

    static Application with(Passkeys passkeys, UnaryOperator<AuthBuilder> more) {
        return new Application(InterruptedStore::store, (auth, mails) -> more.apply(auth.with(passkeys)));
    }

    /** One with another store. */
    static Application in(Store store, Passkeys passkeys) {
        return new Application(between -> store, (auth, mails) -> auth.with(passkeys));
    }

    /** One that sends mails too. */
    static Application mailing(Passkeys passkeys) {
        return new Application(
                InterruptedStore::store,
                (auth, mails) -> auth.with(passkeys)
                        .provider(EmailProvider.of(mails::add).from("no-reply@example.org"))
                        .mailExecutor(Runnable::run));
    }

    /** Another node, which knows the same users by the same store. */
    ApplicationServer node(Passkeys passkeys) {
        return serve(builder(between.store()).with(passkeys).build());
    }

    private AuthBuilder builder(Store store) {
        return Auth.builder()
                .environment(Map.of())
                .secret("a-secret-of-the-application-0123456789-0123456789")
                .clock(now::get)
                .listener(events::add)
                .with(AccountPage.standard())
                .provider(OAuthProvider.oidc("work", "Work")
                        .issuer(work.issuer())
                        .clientId("app")
                        .clientSecret(SECRET))
                .store(store);
    }

    private static ApplicationServer serve(Auth served) {
        return ApplicationServer.of(
                served,
                session -> session.map(Session::user).map(User::displayName).orElse("Nobody is signed in"));
    }

    String url() {
        return server.url();
    }

    void pass(Duration time) {
        now.updateAndGet(before -> before.plus(time));
    }

    @Override
    public void close() {
        server.close();
        work.close();
    }
}
