package dev.latchkey;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import dev.latchkey.page.MailMessage;
import dev.latchkey.provider.EmailProvider;
import dev.latchkey.provider.MailContent;
import dev.latchkey.provider.Providers;
import dev.latchkey.store.Store;
import java.util.List;
import java.util.Map;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** The mails of features have the frame of the built-in ones, and go out through one of the providers of mails. */
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

    @Test
    @Tag("A4")
    void a_mail_has_all_of_its_message_and_escapes_it() {
        new EmailSetup(provider -> provider, auth -> auth.with(feature));
        MailContent mail = feature.context().pages().mail(MESSAGE, null);

        Document html = Jsoup.parse(mail.html());
        assertThat(mail.subject()).isEqualTo("12345678 – Your <password>");
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
        new EmailSetup(provider -> provider, auth -> auth.with(feature));
        MailMessage message = new MailMessage(
                "ada@example.org", "Hello\r\nBcc: eve@example.org", "Hello", List.of(), null, null, null);

        assertThat(feature.context().pages().mail(message, null).subject()).isEqualTo("Hello Bcc: eve@example.org");
    }

    @Test
    void an_application_chooses_what_sends_them() {
        Outbox own = new Outbox();
        EmailSetup setup = new EmailSetup(
                provider -> provider,
                auth -> auth.with(feature).mail(EmailProvider.of(own).from("security@example.org")));
        EmailProvider chosen = feature.context().mail().orElseThrow();

        assertThat(chosen.from()).isEqualTo("security@example.org");
        assertThat(chosen.sender()).isSameAs(own);
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
