package dev.latchkey.mail;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.latchkey.provider.Mail;
import jakarta.activation.DataHandler;
import jakarta.mail.Message;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeBodyPart;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import jakarta.mail.util.ByteArrayDataSource;
import java.io.ByteArrayOutputStream;
import java.io.IOException;

/**
 * Writes a mail in the format of RFC 5322 and RFC 2046 section 5.1.4. The plain text comes first, and the preferred
 * HTML comes last. Content is added as bytes, because the search for a handler of a Java type depends on the thread's
 * class loader.
 */
final class MailMessage {

    private MailMessage() {}

    static MimeMessage of(Mail mail, Session session) throws MessagingException, IOException {
        SenderAddress from = SenderAddress.of(mail.from());
        InternetAddress to = new InternetAddress();
        to.setAddress(mail.to());
        MimeMessage message = new MimeMessage(session);
        message.setFrom(
                from.name().isEmpty()
                        ? new InternetAddress(from.address())
                        : new InternetAddress(from.address(), from.name(), "UTF-8"));
        message.setRecipient(Message.RecipientType.TO, to);
        message.setSubject(mail.subject(), "UTF-8");
        message.setHeader("Auto-Submitted", "auto-generated"); // RFC 3834: suppresses out-of-office replies
        MimeMultipart parts = new MimeMultipart("alternative", part(mail.text(), "plain"), part(mail.html(), "html"));
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        parts.writeTo(bytes);
        message.setDataHandler(new DataHandler(new ByteArrayDataSource(bytes.toByteArray(), parts.getContentType())));
        message.saveChanges();
        return message;
    }

    private static MimeBodyPart part(String content, String subtype) throws MessagingException {
        String type = "text/" + subtype + "; charset=UTF-8";
        MimeBodyPart part = new MimeBodyPart();
        part.setDataHandler(new DataHandler(new ByteArrayDataSource(content.getBytes(UTF_8), type)));
        part.setHeader("Content-Type", type);
        part.setHeader("Content-Transfer-Encoding", "quoted-printable"); // allows lines of any length
        return part;
    }
}
