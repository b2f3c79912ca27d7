package dev.latchkey.mail;

import static java.util.Objects.requireNonNull;

import dev.latchkey.provider.EmailSender;
import dev.latchkey.provider.Mail;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.Transport;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeMessage;
import java.io.IOException;
import java.time.Duration;
import java.util.Properties;
import java.util.function.Function;
import javax.net.ssl.SSLContext;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Passes mails to a mail server (RFC 5321, RFC 6409). The sender encrypts the connection and checks the server's
 * certificate, unless the server is on this machine. The object is immutable, so each method that sets something
 * returns a changed copy.
 */
public final class SmtpSender implements EmailSender {

    private static final Logger LOG = LoggerFactory.getLogger(SmtpSender.class);

    private final @Nullable SmtpUrl url;
    private final Duration timeout;
    private final boolean plain;
    private final @Nullable SSLContext tls;

    private SmtpSender(@Nullable SmtpUrl url, Duration timeout, boolean plain, @Nullable SSLContext tls) {
        this.url = url;
        this.timeout = timeout;
        this.plain = plain;
        this.tls = tls;
    }

    /**
     * Returns a sender for the server at {@code url}. With {@code smtps://user:password@host:465} the connection is
     * encrypted from the first byte. With {@code smtp://user:password@host:587} the connection is encrypted by
     * STARTTLS. If the server does not offer STARTTLS, the sender sends nothing. Special characters in user and
     * password must be percent-encoded.
     *
     * @throws IllegalArgumentException if {@code url} has another form
     */
    public static SmtpSender of(String url) {
        return new SmtpSender(SmtpUrl.parse(url, "The URL of a mail server"), Duration.ofSeconds(10), false, null);
    }

    /**
     * Returns a sender for the server in {@code AUTH_<ID>_SERVER}, which is {@code AUTH_EMAIL_SERVER} unless the
     * provider is renamed.
     */
    public static SmtpSender ofEnvironment() {
        return new SmtpSender(null, Duration.ofSeconds(10), false, null);
    }

    /** Sets how long to wait for a connection, for each response and for each write, by default ten seconds. */
    public SmtpSender timeout(Duration wait) {
        if (wait.compareTo(Duration.ofMillis(100)) < 0 || wait.compareTo(Duration.ofMinutes(5)) > 0) {
            throw new IllegalArgumentException("timeout is from 100 milliseconds to five minutes");
        }
        return new SmtpSender(url, wait, plain, tls);
    }

    /** Sets the trusted certificates, such as the certificate of a company's own certificate authority. */
    public SmtpSender tls(SSLContext context) {
        return new SmtpSender(url, timeout, plain, requireNonNull(context, "context"));
    }

    /**
     * Lets the sender use {@code smtp://} without encryption if the server does not offer STARTTLS. An attacker on the
     * network can then read the password of the mail server, and can sign in with every link and code that is sent.
     */
    public SmtpSender dangerouslyAllowPlainText() {
        return new SmtpSender(url, timeout, true, tls);
    }

    @Override
    public SmtpSender withEnvironment(String providerId, Function<String, @Nullable String> environment) {
        SmtpUrl complete = url;
        if (complete == null) {
            String variable = VariableNames.name(providerId, "SERVER");
            String value = environment.apply(variable);
            if (value == null) {
                throw new IllegalStateException("Provider \"" + providerId + "\" has no mail server: set " + variable
                        + " to smtps://user:password@host, or use SmtpSender.of(\"…\")");
            }
            try {
                complete = SmtpUrl.parse(value, variable);
            } catch (IllegalArgumentException e) {
                throw new IllegalStateException(e.getMessage(), e);
            }
        }
        if (plain) {
            LOG.warn("Provider \"{}\": dangerouslyAllowPlainText: links and codes may travel unencrypted", providerId);
        }
        return new SmtpSender(complete, timeout, plain, tls);
    }

    @Override
    public void send(Mail mail) throws MessagingException, IOException {
        SmtpUrl server = requireNonNull(url, "the mail server's address");
        Session session = Session.getInstance(properties(server, mail));
        MimeMessage message = MailMessage.of(mail, session);
        // The recipient is the stored address, not an address that a parser derives from it (A2)
        InternetAddress recipient = new InternetAddress();
        recipient.setAddress(mail.to());
        Transport transport = session.getTransport("smtp");
        try {
            transport.connect(server.host(), server.port(), server.user(), server.password());
            transport.sendMessage(message, new InternetAddress[] {recipient});
        } finally {
            leave(transport);
        }
    }

    /** Closes the connection. Ignores errors, because the server has already accepted or refused the mail. */
    private static void leave(Transport transport) {
        try {
            transport.close();
        } catch (MessagingException e) {
            LOG.debug("The mail server did not say goodbye", e);
        }
    }

    private Properties properties(SmtpUrl server, Mail mail) {
        String millis = Long.toString(timeout.toMillis());
        boolean international = mail.to().chars().anyMatch(c -> c > 0x7f);
        Properties properties = new Properties();
        properties.put("mail.smtp.connectiontimeout", millis);
        properties.put("mail.smtp.timeout", millis);
        properties.put("mail.smtp.writetimeout", millis);
        properties.put("mail.smtp.ssl.enable", Boolean.toString(server.implicitTls()));
        properties.put("mail.smtp.starttls.enable", "true");
        properties.put("mail.smtp.starttls.required", Boolean.toString(!plain && !server.isLoopback()));
        properties.put("mail.smtp.ssl.checkserveridentity", "true");
        properties.put("mail.smtp.auth", Boolean.toString(server.user() != null));
        properties.put("mail.smtp.from", SenderAddress.of(mail.from()).address());
        properties.put("mail.from", SenderAddress.of(mail.from()).address()); // keeps this host out of the Message-ID
        properties.put("mail.mime.allowutf8", Boolean.toString(international)); // RFC 6531
        if (tls != null) {
            properties.put("mail.smtp.ssl.socketFactory", tls.getSocketFactory());
        }
        return properties;
    }

    @Override
    public String toString() {
        return "SmtpSender[hidden]";
    }
}
