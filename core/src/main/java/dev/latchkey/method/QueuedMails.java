package dev.latchkey.method;

import dev.latchkey.error.ErrorCode;
import dev.latchkey.event.AuthEvent;
import dev.latchkey.feature.EventListeners;
import dev.latchkey.feature.MailQueue;
import dev.latchkey.page.MailMessage;
import dev.latchkey.page.Pages;
import dev.latchkey.provider.EmailProvider;
import dev.latchkey.provider.Mail;
import dev.latchkey.provider.MailContent;
import dev.latchkey.provider.Provider;
import java.util.Collection;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Sends the mails of features through one e-mail provider. */
public record QueuedMails(EmailProvider provider, Pages pages, Executor executor, EventListeners listeners)
        implements MailQueue {

    private static final Logger LOG = LoggerFactory.getLogger(QueuedMails.class);

    /**
     * Returns the provider that sends mails.
     *
     * @param chosen by the application for this; {@code null}: the first that sends mails is taken
     */
    public static Optional<EmailProvider> provider(@Nullable EmailProvider chosen, Collection<Provider> providers) {
        return Stream.concat(Stream.ofNullable(chosen), providers.stream())
                .filter(EmailProvider.class::isInstance)
                .map(EmailProvider.class::cast)
                .findFirst();
    }

    @Override
    public void send(Supplier<Optional<MailMessage>> mail) {
        try {
            executor.execute(() -> run(mail));
        } catch (RejectedExecutionException e) { // so many at a time that a trace of each would fill the log
            LOG.warn("Too many mails wait, or the application stops: provider \"{}\" sends none", provider.id());
            listeners.tell(new AuthEvent.SignInFailed(ErrorCode.EMAIL_SIGNIN, provider.id()));
        }
    }

    private void run(Supplier<Optional<MailMessage>> mail) {
        try {
            Optional<MailMessage> message = mail.get();
            if (message.isPresent()) {
                provider.sender().send(written(message.get()));
            }
        } catch (Exception e) {
            if (e instanceof InterruptedException) {
                Thread.currentThread().interrupt();
            }
            LOG.error(
                    "{}: a mail could not be sent (provider \"{}\")", ErrorCode.EMAIL_SIGNIN.wire(), provider.id(), e);
            listeners.tell(new AuthEvent.SignInFailed(ErrorCode.EMAIL_SIGNIN, provider.id()));
        }
    }

    private Mail written(MailMessage message) {
        MailContent content = pages.mail(message);
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
