package dev.latchkey;

import dev.latchkey.event.AuthEvent;
import dev.latchkey.provider.EmailProvider;
import dev.latchkey.store.WatchedStore;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executor;
import java.util.function.UnaryOperator;

/** An application with sign-in by e-mail, whose mails, store and clock are at hand. */
final class EmailSetup {

    static final String SECRET = "a-secret-for-exchanges-0123456789-0123456789";
    static final String ADA = "ada@example.org";
    static final String HOME = "/orders?open=1";

    final WatchedStore store;
    final Outbox outbox;
    final List<AuthEvent> events = new CopyOnWriteArrayList<>();
    final Auth auth;
    volatile Instant now = Instant.parse("2026-11-28T12:00:00Z");

    EmailSetup() {
        this(provider -> provider, auth -> auth);
    }

    EmailSetup(UnaryOperator<EmailProvider> provider, UnaryOperator<AuthBuilder> more) {
        this(new WatchedStore(), new Outbox(), provider, sending(Runnable::run, more));
    }

    /** With mails that {@code mails} sends. */
    EmailSetup(Executor mails) {
        this(new WatchedStore(), new Outbox(), provider -> provider, sending(mails, auth -> auth));
    }

    private static UnaryOperator<AuthBuilder> sending(Executor mails, UnaryOperator<AuthBuilder> more) {
        return auth -> more.apply(auth.secret(SECRET).mailExecutor(mails));
    }

    private EmailSetup(
            WatchedStore store, Outbox outbox, UnaryOperator<EmailProvider> provider, UnaryOperator<AuthBuilder> more) {
        this.store = store;
        this.outbox = outbox;
        this.auth = more.apply(Auth.builder()
                        .environment(Map.of("AUTH_URL", "http://localhost"))
                        .clock(() -> now)
                        .store(store.store())
                        .listener(events::add)
                        .provider(provider.apply(EmailProvider.of(outbox).from("Acme <no-reply@example.org>"))))
                .build();
    }

    EmailSetup anotherNode() {
        return new EmailSetup(store, outbox, provider -> provider, sending(Runnable::run, auth -> auth));
    }

    /** Another node of the same application, with other secrets. */
    EmailSetup withSecrets(String newest, String older) {
        return new EmailSetup(
                store,
                outbox,
                provider -> provider,
                auth -> auth.secret(newest, older).mailExecutor(Runnable::run));
    }

    EmailBrowser browser(String address) {
        return new EmailBrowser(auth, address);
    }

    /** The browser, as it talks to this node. */
    EmailBrowser takeOver(EmailBrowser browser) {
        return browser.at(auth);
    }

    void advance(Duration step) {
        now = now.plus(step);
    }
}
