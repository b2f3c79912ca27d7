package dev.latchkey.journeys;

import static java.util.Objects.requireNonNull;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import jakarta.mail.MessagingException;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import java.io.IOException;
import java.util.HashSet;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A mail server on this machine, and what has come to it. */
final class Postbox implements AutoCloseable {

    private static final long PATIENCE_MILLIS = 30_000;
    private static final Pattern CODE = Pattern.compile("^(\\d{8})\\R", Pattern.MULTILINE);
    private static final Pattern LINK = Pattern.compile("(http://localhost\\S+)");

    private final GreenMail server = new GreenMail(new ServerSetup(0, "127.0.0.1", ServerSetup.PROTOCOL_SMTP));
    private final Set<String> taken = new HashSet<>();

    Postbox() {
        server.start();
    }

    String url() {
        return "smtp://127.0.0.1:" + server.getSmtp().getPort();
    }

    /** The code in the next mail to this address that says so. */
    String code(String address, String words) {
        return in(mail(address, words), CODE);
    }

    /** The link in the next mail to this address that says so. */
    String link(String address, String words) {
        return in(mail(address, words), LINK);
    }

    private static String in(String mail, Pattern pattern) {
        Matcher found = pattern.matcher(mail);
        if (!found.find()) {
            throw new AssertionError("No code or link in the mail");
        }
        return requireNonNull(found.group(1));
    }

    /** The next mail to this address that says so; waits until it is there. Each mail is read once. */
    String mail(String address, String words) {
        while (true) {
            MimeMessage[] all = server.getReceivedMessages();
            for (MimeMessage each : all) {
                if (to(each).equals(address) && text(each).contains(words) && taken.add(id(each))) {
                    return text(each);
                }
            }
            if (!server.waitForIncomingEmail(PATIENCE_MILLIS, all.length + 1)) {
                throw new AssertionError("No mail to " + address + " says: " + words);
            }
        }
    }

    private static String id(MimeMessage mail) {
        try {
            return mail.getMessageID();
        } catch (MessagingException e) {
            throw new AssertionError(e);
        }
    }

    private static String to(MimeMessage mail) {
        try {
            return mail.getAllRecipients()[0].toString();
        } catch (MessagingException e) {
            throw new AssertionError(e);
        }
    }

    private static String text(MimeMessage mail) {
        try {
            MimeMultipart parts = (MimeMultipart) mail.getContent();
            return mail.getSubject() + "\n" + parts.getBodyPart(0).getContent();
        } catch (MessagingException | IOException e) {
            throw new AssertionError(e);
        }
    }

    @Override
    public void close() {
        server.stop();
    }
}
