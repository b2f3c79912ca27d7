package dev.latchkey.mail;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import dev.latchkey.provider.Mail;
import jakarta.mail.AuthenticationFailedException;
import jakarta.mail.MessagingException;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import javax.net.ssl.SSLContext;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SmtpSenderTest {

    @Test
    void a_mail_arrives_as_it_was_written() throws Exception {
        try (Server server = Server.plain("127.0.0.1")) {
            SmtpSender.of(server.url()).send(Mails.to("ada@example.org"));

            MimeMessage arrived = server.only();
            assertThat(arrived.getSubject()).isEqualTo("Sign in to Acmé {to}");
            assertThat(arrived.getFrom()[0]).hasToString("=?UTF-8?Q?Acm=C3=A9=2C_Inc=2E?= <no-reply@acme.example>");
            assertThat(arrived.getHeader("Auto-Submitted")).containsExactly("auto-generated");
            assertThat(arrived.getMessageID()).endsWith("@acme.example>");
            assertThat(arrived.getSentDate()).isNotNull();
            MimeMultipart parts = (MimeMultipart) arrived.getContent();
            assertThat(parts.getContentType()).startsWith("multipart/alternative");
            Mail mail = Mails.to("ada@example.org");
            assertThat(parts.getBodyPart(0).getContentType()).isEqualTo("text/plain; charset=UTF-8");
            assertThat(parts.getBodyPart(0).getContent().toString().replace("\r\n", "\n"))
                    .isEqualTo(mail.text());
            assertThat(parts.getBodyPart(1).getContentType()).isEqualTo("text/html; charset=UTF-8");
            assertThat(parts.getBodyPart(1).getContent()).isEqualTo(mail.html());
        }
    }

    @ParameterizedTest
    @Tag("A2")
    @ValueSource(
            strings = {
                "ada@example.org",
                "o'brien+tag!#$%&*/=?^_`{|}~-@mail.example.org",
                "ada%evil.example@example.org",
                "a@b",
                "josé@exämple.org",
                "用户@例え.jp"
            })
    void the_envelope_has_exactly_the_address_of_the_mail(String address) throws Exception {
        try (SmtpListener listener = SmtpListener.on("127.0.0.1")) {
            SmtpSender.of(listener.url()).send(Mails.to(address));

            assertThat(listener.lines())
                    .filteredOn(line -> line.startsWith("RCPT"))
                    .containsExactly("RCPT TO:<" + address + ">");
            assertThat(listener.lines())
                    .filteredOn(line -> line.startsWith("MAIL"))
                    .allMatch(line -> line.startsWith("MAIL FROM:<no-reply@acme.example>"))
                    .hasSize(1);
        }
    }

    @Test
    void a_server_that_has_taken_the_mail_has_it_also_if_it_does_not_say_goodbye() throws Exception {
        try (SmtpListener listener = SmtpListener.on("127.0.0.1").rude()) {
            SmtpSender.of(listener.url()).timeout(Duration.ofSeconds(3)).send(Mails.to("ada@example.org"));
            assertThat(listener.lines()).contains("DATA");
        }
    }

    @Test
    void a_line_break_gets_into_no_header() {
        assertThatThrownBy(() -> Mails.to("ada@example.org\r\nBcc: eve@example.org"))
                .hasMessage("A mail's to is blank or has control characters");
        assertThatThrownBy(() -> Mails.from("Acme\n <a@x.io>", "ada@example.org"))
                .hasMessage("A mail's from is blank or has control characters");
    }

    @Test
    void no_class_loader_of_the_thread_is_needed() throws Exception {
        AtomicReference<@Nullable Throwable> thrown = new AtomicReference<>();
        try (Server server = Server.plain("127.0.0.1")) {
            Thread thread = new Thread(() -> {
                try {
                    SmtpSender.of(server.url()).send(Mails.to("ada@example.org"));
                } catch (Exception e) {
                    thrown.set(e);
                }
            });
            thread.setContextClassLoader(ClassLoader.getPlatformClassLoader());
            thread.start();
            thread.join();

            assertThat(thrown.get()).isNull();
            assertThat(server.only().getSubject()).startsWith("Sign in");
        }
    }

    @Test
    void nothing_is_sent_to_another_machine_without_encryption() throws Exception {
        try (SmtpListener elsewhere = SmtpListener.on("127.0.0.2")) {
            assertThatThrownBy(() -> SmtpSender.of(elsewhere.url()).send(Mails.to("ada@example.org")))
                    .isInstanceOf(MessagingException.class)
                    .hasMessageContaining("STARTTLS is required");
            assertThat(elsewhere.lines()).noneMatch(line -> line.startsWith("MAIL") || line.startsWith("AUTH"));

            SmtpSender.of(elsewhere.url()).dangerouslyAllowPlainText().send(Mails.to("ada@example.org"));
            assertThat(elsewhere.lines()).anyMatch(line -> line.startsWith("RCPT"));
        }
    }

    @Test
    void a_certificate_that_is_not_trusted_or_not_the_hosts_stops_it(@TempDir Path folder) throws Exception {
        SSLContext right = Certificates.of(folder, "ip:127.0.0.1");
        SSLContext wrong = Certificates.of(folder, "dns:mail.example.org");
        try (SmtpListener listener = SmtpListener.encrypted(right)) {
            assertThatThrownBy(() -> SmtpSender.of(listener.url()).send(Mails.to("ada@example.org")))
                    .isInstanceOf(MessagingException.class)
                    .rootCause()
                    .hasMessageContaining("unable to find valid certification path");
            SmtpSender.of(listener.url()).tls(right).send(Mails.to("ada@example.org"));
            assertThat(listener.lines())
                    .filteredOn(line -> line.startsWith("RCPT"))
                    .hasSize(1);
        }
        try (SmtpListener listener = SmtpListener.encrypted(wrong)) {
            assertThatThrownBy(() -> SmtpSender.of(listener.url()).tls(wrong).send(Mails.to("ada@example.org")))
                    .isInstanceOf(MessagingException.class);
            assertThat(listener.lines()).isEmpty();
        }
    }

    @Test
    void a_user_and_a_password_are_what_the_url_says() throws Exception {
        try (Server server = Server.plain("127.0.0.1")) {
            server.mail.setUser("post@acme.example", "post@acme.example", "p:ss/wörd+1");
            server.mail.getUserManager().setAuthRequired(true);
            String user = server.url().replace("//", "//post%40acme.example:p%3Ass%2Fw%C3%B6rd+1@");
            SmtpSender.of(user).send(Mails.to("ada@example.org"));
            assertThat(server.only()).isNotNull();

            assertThatThrownBy(() -> SmtpSender.of(user.replace("+1@", "+2@")).send(Mails.to("ada@example.org")))
                    .isInstanceOf(AuthenticationFailedException.class)
                    .satisfies(e -> assertThat(trace(e)).doesNotContain("wörd", "w%C3"));
        }
    }

    @Test
    void a_server_that_says_nothing_is_not_waited_for() throws Exception {
        try (SmtpListener silent = SmtpListener.silent()) {
            SmtpSender sender = SmtpSender.of(silent.url()).timeout(Duration.ofMillis(200));
            assertThatThrownBy(() -> sender.send(Mails.to("ada@example.org"))).isInstanceOf(MessagingException.class);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "mail.example.org",
                "http://mail.example.org",
                "smtp://",
                "smtps://user@mail.example.org",
                "smtps://user:hidden word@mail.example.org",
                "smtps://user:hidden@mail.example.org/path",
                "smtps://user:hidden@mail.example.org?tls=no",
                "smtps://user:hidden@mail.example.org:70000",
                "smtps://user:hidden@mail.example.org:0",
                "smtps://user:hidden@mail_server:465"
            })
    void a_url_of_another_form_is_refused_and_not_repeated(String url) {
        assertThatThrownBy(() -> SmtpSender.of(url))
                .hasMessageStartingWith("The URL of a mail server is not of the form smtps://")
                .satisfies(e -> assertThat(trace(e)).doesNotContain("hidden"));
    }

    @Test
    void the_server_comes_from_the_environment_if_the_program_does_not_say() throws Exception {
        Map<String, String> none = Map.of();
        assertThatThrownBy(() -> SmtpSender.ofEnvironment().withEnvironment("email", none::get))
                .hasMessage("Provider \"email\" has no mail server: set AUTH_EMAIL_SERVER to"
                        + " smtps://user:password@host, or use SmtpSender.of(\"…\")");
        assertThatThrownBy(() -> SmtpSender.ofEnvironment()
                        .withEnvironment("work-mail", Map.of("AUTH_WORK_MAIL_SERVER", "hidden")::get))
                .hasMessageStartingWith("AUTH_WORK_MAIL_SERVER is not of the form smtps://")
                .satisfies(e -> assertThat(trace(e)).doesNotContain("hidden"));
        try (Server server = Server.plain("127.0.0.1")) {
            SmtpSender sender =
                    SmtpSender.ofEnvironment().withEnvironment("email", Map.of("AUTH_EMAIL_SERVER", server.url())::get);
            sender.send(Mails.to("ada@example.org"));
            assertThat(server.only()).isNotNull();
            assertThat(sender).hasToString("SmtpSender[hidden]");
        }
    }

    private static String trace(Throwable thrown) {
        StringWriter text = new StringWriter();
        thrown.printStackTrace(new PrintWriter(text));
        return text.toString();
    }

    /** A real mail server on a free port. */
    private record Server(GreenMail mail, String url) implements AutoCloseable {

        static Server plain(String address) {
            return start(new ServerSetup(0, address, ServerSetup.PROTOCOL_SMTP));
        }

        private static Server start(ServerSetup setup) {
            GreenMail mail = new GreenMail(setup);
            mail.start();
            return new Server(
                    mail,
                    "smtp://" + setup.getBindAddress() + ":" + mail.getSmtp().getPort());
        }

        MimeMessage only() {
            MimeMessage[] all = mail.getReceivedMessages();
            assertThat(Arrays.asList(all)).hasSize(1);
            return all[0];
        }

        @Override
        public void close() {
            mail.stop();
        }
    }
}
