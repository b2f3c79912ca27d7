package dev.latchkey.passwords;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.Objects.requireNonNull;

import dev.latchkey.provider.EmailSender;
import dev.latchkey.provider.Mail;
import java.net.URLDecoder;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/** Mails that were sent. Other threads send them, so a test that takes a mail waits for it. */
final class Outbox implements EmailSender {

    private final BlockingQueue<Mail> mails = new LinkedBlockingQueue<>();

    @Override
    public void send(Mail mail) {
        mails.add(mail);
    }

    /** Takes the next mail. */
    Mail take() {
        try {
            Mail mail = mails.poll(20, TimeUnit.SECONDS);
            if (mail == null) {
                throw new AssertionError("No mail came");
            }
            return mail;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("Interrupted while waiting for a mail", e);
        }
    }

    String takeCode() {
        return requireNonNull(take().code(), "code");
    }

    /** The token of the link in the next mail. */
    String takeToken() {
        String url = take().url();
        return URLDecoder.decode(url.substring(url.indexOf("token=") + 6), UTF_8);
    }

    int waiting() {
        return mails.size();
    }
}
