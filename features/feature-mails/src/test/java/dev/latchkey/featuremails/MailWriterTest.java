package dev.latchkey.featuremails;

import static org.assertj.core.api.Assertions.assertThat;

import dev.latchkey.provider.Mail;
import dev.latchkey.store.Store;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** The mails of features have the frame of the built-in ones. */
class MailWriterTest {

    private final MailingFeature feature = new MailingFeature("mailing");
    private final Application application = new Application(Store.inMemory(), Runnable::run, feature);

    private Mail sent(MailMessage message) {
        feature.queue().send(() -> Optional.of(message));
        return application.mails.get(0);
    }

    @Test
    @Tag("A4")
    void a_mail_has_all_of_its_message_and_escapes_it() {
        Mail mail = sent(new MailMessage(
                "ada@example.org",
                "Your <password>",
                "Set a new & better password",
                List.of("Somebody asked for it.", "1 < 2"),
                new MailMessage.Link("Set it", "https://app.example.org/auth/x?token=a&b=c"),
                "12345678",
                "If it was not you, ignore this mail."));

        assertThat(mail.subject()).isEqualTo("12345678 – Your <password>");
        assertThat(mail.html())
                .startsWith("<!doctype html>")
                .contains(
                        "<title>Set a new &amp; better password</title>",
                        ">Set a new &amp; better password</h1>",
                        "1 &lt; 2",
                        ">12345678</span>",
                        "href=\"https://app.example.org/auth/x?token=a&amp;b=c\"",
                        ">Set it</a>",
                        "ignore this mail")
                .doesNotContain("ada@example.org");
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
        Mail mail = sent(new MailMessage(
                "ada@example.org", "Hello\r\nBcc: eve@example.org", "Hello", List.of(), null, null, null));

        assertThat(mail.subject()).isEqualTo("Hello Bcc: eve@example.org");
    }
}
