package dev.latchkey.featuremails;

import dev.latchkey.error.ErrorCode;
import dev.latchkey.event.AuthEvent;
import dev.latchkey.feature.EventListeners;
import dev.latchkey.feature.FeatureContext;
import dev.latchkey.feature.MailSending;
import dev.latchkey.page.MailMessage;
import dev.latchkey.page.MailOrigin;
import dev.latchkey.page.Pages;
import dev.latchkey.provider.EmailProvider;
import dev.latchkey.provider.Mail;
import dev.latchkey.provider.MailContent;
import java.time.InstantSource;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Sends the mails of features after the answer, so that the time of the answer tells nothing about the recipient. */
public final class MailQueue {

    private static final Logger LOG = LoggerFactory.getLogger(MailQueue.class);

    private final EmailProvider provider;
    private final MailSending sending;
    private final Executor executor;
    private final Pages pages;
    private final EventListeners listeners;
    private final InstantSource clock;

    private MailQueue(
            MailSending sending, Executor executor, Pages pages, EventListeners listeners, InstantSource clock) {
        this.provider = sending.provider();
        this.sending = sending;
        this.executor = executor;
        this.pages = pages;
        this.listeners = listeners;
        this.clock = clock;
    }

    /** Returns the queue of a feature; empty if the application has no way to send mails. */
    public static Optional<MailQueue> of(FeatureContext context) {
        return context.mail()
                .map(provider -> new MailQueue(
                        new MailSending(provider, context.observer()),
                        context.mailExecutor(),
                        context.pages(),
                        context.events(),
                        context.clock()));
    }

    /**
     * Queues one mail and never throws. If the mail cannot be sent, the log and an event say so.
     *
     * @param mail called later, in a thread that sends mails: looks up the recipient, keeps the secret of the mail, and
     *     returns the mail; empty: no mail is sent
     */
    public void send(Supplier<Optional<MailMessage>> mail) {
        try {
            MailOrigin origin = origin();
            executor.execute(() -> run(mail, origin));
        } catch (RejectedExecutionException e) { // so many at a time that a trace of each would fill the log
            LOG.warn("Too many mails wait, or the application stops: provider \"{}\" sends none", provider.id());
            tellFailed();
        }
    }

    /** Returns where the mail is asked for: by the call that this thread answers. */
    private @Nullable MailOrigin origin() {
        return listeners
                .call()
                .map(call -> new MailOrigin(clock.instant(), call.request().header("User-Agent")))
                .orElse(null);
    }

    private void run(Supplier<Optional<MailMessage>> mail, @Nullable MailOrigin origin) {
        try {
            Optional<MailMessage> message = mail.get();
            if (message.isPresent()) {
                sending.send(written(message.get(), origin));
            }
        } catch (Exception e) {
            if (e instanceof InterruptedException) {
                Thread.currentThread().interrupt();
            }
            LOG.error(
                    "{}: a mail could not be sent (provider \"{}\")", ErrorCode.EMAIL_SIGNIN.wire(), provider.id(), e);
            tellFailed();
        }
    }

    private void tellFailed() {
        listeners.tell(new AuthEvent.SignInFailed(ErrorCode.EMAIL_SIGNIN, provider.id()));
    }

    private Mail written(MailMessage message, @Nullable MailOrigin origin) {
        MailContent content = pages.mail(message, origin);
        MailMessage.Link link = message.link();
        return new Mail(
                message.to(),
                provider.from(),
                content.subject(),
                content.text(),
                content.html(),
                link == null ? "" : link.url(),
                message.code());
    }
}
