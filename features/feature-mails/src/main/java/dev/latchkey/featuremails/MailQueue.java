package dev.latchkey.featuremails;

import dev.latchkey.error.AuthException;
import dev.latchkey.error.ErrorCode;
import dev.latchkey.event.AuthEvent;
import dev.latchkey.feature.EventListeners;
import dev.latchkey.feature.FeatureContext;
import dev.latchkey.feature.MailSending;
import dev.latchkey.limit.RateLimiter;
import dev.latchkey.page.MailOrigin;
import dev.latchkey.provider.EmailProvider;
import dev.latchkey.provider.Mail;
import dev.latchkey.provider.MailContent;
import dev.latchkey.provider.RateLimit;
import dev.latchkey.text.Texts;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Locale;
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

    /** As of sign-in by e-mail. */
    private static final RateLimit TO_UNPROVED = new RateLimit(5, Duration.ofHours(1));

    private final EmailProvider provider;
    private final MailSending sending;
    private final Executor executor;
    private final MailWriter writer;
    private final Texts texts;
    private final Optional<KeptLanguage> languages;
    private final EventListeners listeners;
    private final RateLimiter limits;
    private final InstantSource clock;

    private MailQueue(EmailProvider provider, FeatureContext context) {
        this.provider = provider;
        this.sending = new MailSending(provider, context.observer());
        this.executor = context.mailExecutor();
        this.writer = new MailWriter(context.pages().mailFrame());
        this.texts = context.texts();
        this.languages = KeptLanguage.of(context);
        this.listeners = context.events();
        this.limits = context.limits();
        this.clock = context.clock();
    }

    /** Returns the queue of a feature; empty if the application has no way to send mails. */
    public static Optional<MailQueue> of(FeatureContext context) {
        return context.mail().map(provider -> new MailQueue(provider, context));
    }

    /**
     * Queues one mail in the language of the request that this thread answers, because the recipient asked for the mail
     * there. Never throws. If the mail cannot be sent, the log and an event say so.
     *
     * @param mail called later, in a thread that sends mails: looks up the recipient, keeps the secret of the mail, and
     *     returns the mail; empty: no mail is sent
     */
    public void send(Supplier<Optional<MailMessage>> mail) {
        Locale language = texts.language();
        send(() -> language, mail);
    }

    /**
     * Queues one mail as {@link #send} does, in the language of the user's last visit. A mail about what may be
     * somebody else's doing must not be in a language that the other person chose.
     */
    public void sendNotice(String userId, Supplier<Optional<MailMessage>> mail) {
        Locale ofRequest = texts.language();
        send(() -> language(userId).orElse(ofRequest), mail);
    }

    /** A mail that warns is not lost because the store cannot say its language. */
    private Optional<Locale> language(String userId) {
        try {
            return languages.flatMap(kept -> kept.of(userId));
        } catch (AuthException e) {
            LOG.warn("{}: the language of a mail is not known", ErrorCode.ADAPTER.wire(), e);
            return Optional.empty();
        }
    }

    /**
     * Queues one mail as {@link #sendNotice} does, to an address that the user has not proved. It may be a stranger's,
     * so all users together get a limited number of mails to it.
     */
    public void sendToUnproved(String userId, String address, Supplier<Optional<MailMessage>> mail) {
        sendNotice(
                userId,
                () -> limits.count("mails to an address that is not proved", address, TO_UNPROVED)
                                .isEmpty()
                        ? mail.get()
                        : Optional.empty());
    }

    private void send(Supplier<Locale> language, Supplier<Optional<MailMessage>> mail) {
        try {
            MailCause cause = cause();
            executor.execute(() -> texts.in(language, () -> run(mail, cause)));
        } catch (RejectedExecutionException e) { // so many at a time that a trace of each would fill the log
            LOG.warn("Too many mails wait, or the application stops: provider \"{}\" sends none", provider.id());
            tellFailed();
        }
    }

    /** Returns what causes the mail: the call that this thread answers. */
    private @Nullable MailCause cause() {
        return listeners
                .call()
                .map(call -> new MailCause(
                        new MailOrigin(clock.instant(), call.request().header("User-Agent")), call.site()))
                .orElse(null);
    }

    /** Returns whether the mail was sent. */
    private boolean run(Supplier<Optional<MailMessage>> mail, @Nullable MailCause cause) {
        try {
            Optional<MailMessage> message = mail.get();
            if (message.isPresent()) {
                sending.send(written(message.get(), cause));
            }
            return message.isPresent();
        } catch (Exception e) {
            if (e instanceof InterruptedException) {
                Thread.currentThread().interrupt();
            }
            LOG.error(
                    "{}: a mail could not be sent (provider \"{}\")", ErrorCode.EMAIL_SIGNIN.wire(), provider.id(), e);
            tellFailed();
            return false;
        }
    }

    private void tellFailed() {
        listeners.tell(new AuthEvent.SignInFailed(ErrorCode.EMAIL_SIGNIN, provider.id()));
    }

    private Mail written(MailMessage message, @Nullable MailCause cause) {
        MailContent content = writer.write(message, cause);
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
