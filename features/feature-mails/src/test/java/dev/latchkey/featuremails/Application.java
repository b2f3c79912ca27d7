package dev.latchkey.featuremails;

import dev.latchkey.Auth;
import dev.latchkey.event.AuthEvent;
import dev.latchkey.provider.EmailProvider;
import dev.latchkey.provider.Mail;
import dev.latchkey.store.Store;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executor;

/** An application with features that send mails, whose mails, events and clock are at hand. */
final class Application {

    final List<Mail> mails = new CopyOnWriteArrayList<>();
    final List<AuthEvent> events = new CopyOnWriteArrayList<>();
    private volatile boolean broken;
    private volatile Instant now = Instant.parse("2026-11-28T12:00:00Z");

    Application(Store store, Executor executor, MailingFeature... features) {
        var builder = Auth.builder()
                .environment(Map.of("AUTH_URL", "http://localhost"))
                .secret("a-secret-for-features-0123456789-0123456789")
                .clock(() -> now)
                .store(store)
                .listener(events::add)
                .mailExecutor(executor)
                .provider(EmailProvider.of(this::send).from("Acme <no-reply@example.org>"));
        for (MailingFeature feature : features) {
            builder = builder.with(feature);
        }
        builder.build();
    }

    private void send(Mail mail) {
        if (broken) {
            throw new IllegalStateException("the mail server is down");
        }
        mails.add(mail);
    }

    void breakDown() {
        broken = true;
    }

    void advance(Duration step) {
        now = now.plus(step);
    }
}
