package dev.latchkey.method;

import dev.latchkey.email.EmailSignIn;
import dev.latchkey.email.IssuedChallenge;
import dev.latchkey.error.AuthException;
import dev.latchkey.error.ErrorCode;
import dev.latchkey.event.AuthEvent;
import dev.latchkey.feature.EventListeners;
import dev.latchkey.feature.MailSending;
import dev.latchkey.observe.Observer;
import dev.latchkey.provider.EmailProvider;
import dev.latchkey.provider.Mail;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Sends mails after the response, so that the response time reveals nothing. */
record MailDelivery(EmailSignIn email, Executor executor, EventListeners listeners, Observer observer) {

    private static final Logger LOG = LoggerFactory.getLogger(MailDelivery.class);

    /**
     * Stores the challenge and sends the mail later in another thread, unless too many mails were sent to the address.
     */
    void deliver(EmailProvider provider, IssuedChallenge challenge, Mail mail) {
        try {
            executor.execute(() -> run(provider, challenge, mail));
        } catch (RejectedExecutionException e) { // there may be so many that a stack trace of each would fill the log
            LOG.warn("Too many mails wait, or the application stops: provider \"{}\" sends none", provider.id());
            tellFailed(provider);
        } catch (RuntimeException e) {
            failed(provider, e);
        }
    }

    private void run(EmailProvider provider, IssuedChallenge challenge, Mail mail) {
        try {
            if (email.countMail(provider, challenge.address())) {
                send(provider, challenge, mail);
            } else {
                LOG.info("Too many mails to one address: provider \"{}\" sends none", provider.id());
                listeners.tell(new AuthEvent.SignInLimited(provider.id(), "address"));
                email.challenges().keepCode(provider, challenge);
            }
        } catch (RuntimeException e) {
            failed(provider, e);
        }
    }

    private void send(EmailProvider provider, IssuedChallenge challenge, Mail mail) {
        try {
            email.challenges().store(provider, challenge);
            new MailSending(provider, observer).send(mail);
        } catch (Exception e) {
            if (e instanceof InterruptedException) {
                Thread.currentThread().interrupt();
            }
            takeBack(provider, challenge, e);
            failed(provider, e);
        }
    }

    private void takeBack(EmailProvider provider, IssuedChallenge challenge, Exception cause) {
        try {
            email.challenges().withdraw(challenge);
            email.wasNotMailed(provider, challenge.address());
        } catch (RuntimeException e) {
            cause.addSuppressed(e);
        }
    }

    private void failed(EmailProvider provider, Exception cause) {
        AuthException fault = new AuthException.Fault(ErrorCode.EMAIL_SIGNIN, "the mail could not be sent", cause);
        LOG.error("{} (provider \"{}\")", fault.getMessage(), provider.id(), fault);
        tellFailed(provider);
    }

    private void tellFailed(EmailProvider provider) {
        listeners.tell(new AuthEvent.SignInFailed(ErrorCode.EMAIL_SIGNIN, provider.id()));
    }
}
