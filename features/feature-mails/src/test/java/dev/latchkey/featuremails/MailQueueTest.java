package dev.latchkey.featuremails;

import static org.assertj.core.api.Assertions.assertThat;

import dev.latchkey.event.AuthEvent;
import dev.latchkey.provider.Mail;
import dev.latchkey.store.Store;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import org.junit.jupiter.api.Test;

/** The mails of features go out after the answer. */
class MailQueueTest {

    private static final MailMessage MESSAGE = new MailMessage(
            "ada@example.org",
            "Your password",
            "Set a new password",
            List.of("Somebody asked for it."),
            new MailMessage.Link("Set it", "https://app.example.org/auth/x?token=a"),
            "12345678",
            null);

    private final MailingFeature feature = new MailingFeature("mailing");

    private Application sending(Executor executor) {
        return new Application(Store.inMemory(), executor, feature);
    }

    @Test
    void nothing_is_looked_up_before_the_answer() {
        List<Runnable> queued = new ArrayList<>();
        List<String> lookedUp = new ArrayList<>();
        Application application = sending(queued::add);
        feature.queue().send(() -> {
            lookedUp.add("ada@example.org");
            return Optional.of(MESSAGE);
        });
        assertThat(lookedUp).isEmpty();

        queued.forEach(Runnable::run);
        assertThat(lookedUp).hasSize(1);
        Mail mail = application.mails.get(0);
        assertThat(mail.to()).isEqualTo("ada@example.org");
        assertThat(mail.from()).isEqualTo("Acme <no-reply@example.org>");
        assertThat(mail.subject()).isEqualTo("12345678 – Your password");
        assertThat(mail.url()).isEqualTo("https://app.example.org/auth/x?token=a");
        assertThat(mail.code()).isEqualTo("12345678");
        assertThat(mail.html()).contains("Set a new password");
    }

    @Test
    void a_feature_decides_that_no_mail_is_sent() {
        Application application = sending(Runnable::run);
        feature.queue().send(Optional::empty);

        assertThat(application.mails).isEmpty();
        assertThat(application.events).isEmpty();
    }

    @Test
    void a_mail_that_cannot_be_sent_is_an_event_and_no_exception() {
        Application application = sending(Runnable::run);
        application.breakDown();
        feature.queue().send(() -> Optional.of(MESSAGE));
        feature.queue().send(() -> {
            throw new IllegalStateException("the store is down");
        });

        assertThat(application.events).hasSize(2).allMatch(AuthEvent.SignInFailed.class::isInstance);
        assertThat(feature.heard).isEqualTo(application.events);
    }

    @Test
    void too_many_mails_are_an_event_and_no_exception() {
        Application application = sending(work -> {
            throw new RejectedExecutionException();
        });
        feature.queue().send(() -> Optional.of(MESSAGE));

        assertThat(application.events).hasSize(1);
    }
}
