package dev.latchkey.feature;

import dev.latchkey.observe.Observation;
import dev.latchkey.observe.ObservedCall;
import dev.latchkey.observe.Observer;
import dev.latchkey.provider.EmailProvider;
import dev.latchkey.provider.Mail;

/** Passes mails to the sender of a provider, and lets {@code observer} observe it. */
public record MailSending(EmailProvider provider, Observer observer) {

    /**
     * Sends a mail.
     *
     * @throws Exception if the sender throws it
     */
    public void send(Mail mail) throws Exception {
        Observation observation = observer.begin(new ObservedCall.MailCall(provider.id()));
        Observation.Opened opened = observation.open();
        Exception failure = null;
        try {
            provider.sender().send(mail);
        } catch (Exception e) {
            failure = e;
            throw e;
        } finally {
            opened.close();
            observation.end(failure);
        }
    }
}
