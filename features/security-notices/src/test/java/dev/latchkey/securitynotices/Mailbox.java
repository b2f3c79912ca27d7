package dev.latchkey.securitynotices;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import jakarta.mail.BodyPart;
import jakarta.mail.MessagingException;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jsoup.Jsoup;

/** A real mail server, and the mails that came there. */
final class Mailbox implements AutoCloseable {

    private static final Pattern CODE = Pattern.compile("\\b[0-9]{4} ?[0-9]{4}\\b");

    private final GreenMail server = new GreenMail(new ServerSetup(0, "127.0.0.1", ServerSetup.PROTOCOL_SMTP));

    Mailbox() {
        server.start();
    }

    String url() {
        return "smtp://127.0.0.1:" + server.getSmtp().getPort();
    }

    /**
     * A mail.
     *
     * @param text the plain part
     */
    record Letter(String to, String subject, String text, String html) {

        /** Where its button leads. */
        String link() {
            return Jsoup.parse(html).select("a").attr("href");
        }

        String token() {
            return link().replaceFirst(".*token=", "");
        }

        String code() {
            Matcher found = CODE.matcher(text);
            if (!found.find()) {
                throw new AssertionError("The mail has no code");
            }
            return Objects.requireNonNull(found.group());
        }
    }

    List<Letter> letters() {
        return Arrays.stream(server.getReceivedMessages()).map(Mailbox::letter).toList();
    }

    /** To one recipient, in their order; those of several are in none. */
    List<Letter> lettersTo(String address) {
        return letters().stream().filter(letter -> letter.to().equals(address)).toList();
    }

    Letter lastTo(String address) {
        List<Letter> all = lettersTo(address);
        return all.get(all.size() - 1);
    }

    List<String> subjects() {
        return letters().stream().map(Letter::subject).toList();
    }

    Letter last() {
        List<Letter> all = letters();
        return all.get(all.size() - 1);
    }

    private static Letter letter(MimeMessage message) {
        try {
            MimeMultipart parts = (MimeMultipart) message.getContent();
            return new Letter(
                    message.getAllRecipients()[0].toString(),
                    message.getSubject(),
                    text(parts.getBodyPart(0)),
                    text(parts.getBodyPart(1)));
        } catch (MessagingException | IOException e) {
            throw new AssertionError(e);
        }
    }

    private static String text(BodyPart part) throws MessagingException, IOException {
        return part.getContent().toString().replace("\r\n", "\n");
    }

    @Override
    public void close() {
        server.stop();
    }
}
