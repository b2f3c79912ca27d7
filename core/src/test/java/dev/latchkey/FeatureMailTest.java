package dev.latchkey;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import dev.latchkey.event.AuthEvent;
import dev.latchkey.page.MailMessage;
import dev.latchkey.provider.EmailProvider;
import dev.latchkey.provider.Mail;
import dev.latchkey.provider.Providers;
import dev.latchkey.store.Store;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.RejectedExecutionException;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** The mails of features go out in the frame of the built-in ones, after the answer. */
class FeatureMailTest {

    private static final MailMessage MESSAGE = new MailMessage(
            "ada@example.org",
            "Your <password>",
            "Set a new & better password",
            List.of("Somebody asked for it.", "1 < 2"),
            new MailMessage.Link("Set it", "https://app.example.org/auth/x?token=a&b=c"),
            "12345678",
            "If it was not you, ignore this mail.");

    private final NeedyFeature feature = new NeedyFeature("needy");

    private void send(MailMessage message) {
        feature.context().mail().orElseThrow().send(() -> Optional.of(message));
    }

    @Test
    @Tag("A4")
    void a_mail_has_all_of_its_message_and_escapes_it() {
        EmailSetup setup = new EmailSetup(provider -> provider, auth -> auth.with(feature));
        send(MESSAGE);

        Mail mail = setup.outbox.last();
        Document html = Jsoup.parse(mail.html());
        assertThat(mail.to()).isEqualTo("ada@example.org");
        assertThat(mail.from()).isEqualTo("Acme <no-reply@example.org>");
        assertThat(mail.subject()).isEqualTo("Your <password>");
        assertThat(html.text()).contains("Set a new & better password", "1 < 2", "12345678", "ignore this mail");
        assertThat(html.select("a").attr("href")).isEqualTo("https://app.example.org/auth/x?token=a&b=c");
        assertThat(mail.html()).doesNotContain("ada@example.org");
        assertThat(mail.text()).isEqualTo("""
                        Set a new & better password

                        Somebody asked for it.

                        1 < 2

                        Set it
                        https://app.example.org/auth/x?token=a&b=c

                        12345678

                        If it was not you, ignore this mail.
                        """);
    }

    @Test
    void a_line_break_in_a_subject_adds_no_header() {
        EmailSetup setup = new EmailSetup(provider -> provider, auth -> auth.with(feature));
        send(new MailMessage("ada@example.org", "Hello\r\nBcc: eve@example.org", "Hello", List.of(), null, null, null));

        assertThat(setup.outbox.last().subject()).isEqualTo("Hello Bcc: eve@example.org");
    }

    @Test
    void nothing_is_looked_up_before_the_answer() {
        Outbox outbox = new Outbox();
        List<Runnable> queued = new ArrayList<>();
        sending(outbox).mailExecutor(queued::add).build();
        send(MESSAGE);
        assertThat(outbox.mails()).isEmpty();

        queued.forEach(Runnable::run);
        assertThat(outbox.mails()).hasSize(1);
    }

    @Test
    void a_mail_that_cannot_be_sent_is_an_event_and_no_exception() {
        EmailSetup setup = new EmailSetup(provider -> provider, auth -> auth.with(feature));
        setup.outbox.breakDown();
        send(MESSAGE);
        feature.context().mail().orElseThrow().send(() -> {
            throw new IllegalStateException("the store is down");
        });
        assertThat(setup.events).hasSize(2).allMatch(AuthEvent.SignInFailed.class::isInstance);
        assertThat(feature.heard).hasSize(2);
    }

    @Test
    void too_many_mails_are_an_event_and_no_exception() {
        List<AuthEvent> events = new ArrayList<>();
        sending(new Outbox())
                .listener(events::add)
                .mailExecutor(work -> {
                    throw new RejectedExecutionException();
                })
                .build();
        send(MESSAGE);
        assertThat(events).hasSize(1);
    }

    private AuthBuilder sending(Outbox outbox) {
        return builder().store(Store.inMemory()).mail(EmailProvider.of(outbox).from("security@example.org"));
    }

    @Test
    void an_application_chooses_what_sends_them() {
        Outbox own = new Outbox();
        EmailSetup setup = new EmailSetup(
                provider -> provider,
                auth -> auth.with(feature).mail(EmailProvider.of(own).from("security@example.org")));
        send(MESSAGE);

        assertThat(setup.outbox.mails()).isEmpty();
        assertThat(own.last().from()).isEqualTo("security@example.org");
        assertThat(setup.auth.providers()).hasSize(1);
    }

    @Test
    void what_a_feature_needs_stops_the_start_with_what_mends_it() {
        AuthBuilder bare = builder();
        assertThatIllegalStateException()
                .isThrownBy(bare::build)
                .withMessageContaining("The feature \"needy\" needs a store for what it keeps: call store(…)")
                .withMessageContaining("The feature \"needy\" sends mails, and nothing sends them: call mail(…)");
        AuthBuilder unnamed = builder()
                .store(Store.inMemory())
                .mail(EmailProvider.of(new Outbox()).named("post", "Post"));
        assertThatIllegalStateException().isThrownBy(unnamed::build).withMessageContaining("AUTH_POST_FROM");
    }

    private AuthBuilder builder() {
        return Auth.builder()
                .environment(Map.of("AUTH_URL", "http://localhost"))
                .secret(EmailSetup.SECRET)
                .provider(Providers.github().clientId("app").clientSecret("hush"))
                .with(feature);
    }
}
