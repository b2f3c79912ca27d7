package dev.latchkey.feature;

import dev.latchkey.page.MailMessage;
import java.util.Optional;
import java.util.function.Supplier;

/** Sends the mails of features after the answer, so that the time of the answer tells nothing about the recipient. */
@FunctionalInterface
public interface MailQueue {

    /**
     * Queues one mail and never throws. If the mail cannot be sent, the log and an event say so.
     *
     * @param mail called later, in a thread that sends mails: looks up the recipient, keeps the secret of the mail, and
     *     returns the mail; empty: no mail is sent
     */
    void send(Supplier<Optional<MailMessage>> mail);
}
