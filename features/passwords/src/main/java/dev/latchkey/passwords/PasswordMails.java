package dev.latchkey.passwords;

import dev.latchkey.error.TooManyRequests;
import dev.latchkey.event.AuthEvent;
import dev.latchkey.feature.EndpointCall;
import dev.latchkey.feature.FeatureContext;
import dev.latchkey.featuremails.MailMessage;
import dev.latchkey.featuremails.MailedSecret;
import dev.latchkey.text.Texts;
import dev.latchkey.wire.Form;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The mails, and how often they are sent. */
final class PasswordMails {

    /** Of links to sign up and to reset. */
    static final Duration LIFETIME = Duration.ofMinutes(10);

    static final Duration INVITATION_LIFETIME = Duration.ofDays(7);

    private final FeatureContext context;
    private final PasswordLimits limits;
    private final Texts texts;

    PasswordMails(FeatureContext context, PasswordLimits limits) {
        this.context = context;
        this.limits = limits;
        this.texts = context.texts();
    }

    /**
     * Counts a mail or a code of this client.
     *
     * @throws TooManyRequests if there were too many
     */
    void countClient(EndpointCall call) {
        String client = context.clients().budgetOf(call.request());
        context.limits().require("mails about passwords by client", client, limits.perClient());
    }

    /** Counts a mail to an address; {@code false}: there were too many. */
    boolean countAddress(String address) {
        boolean room = context.limits()
                .count("mails about passwords to", address, limits.perAddress())
                .isEmpty();
        if (!room) {
            context.events().tell(new AuthEvent.SignInLimited(PasswordSignIn.PROVIDER.id(), "address"));
        }
        return room;
    }

    MailMessage signUp(String to, String site, String url, MailedSecret secret) {
        return message(
                        to,
                        texts.text(PasswordText.MAIL_SIGN_UP_SUBJECT, site),
                        texts.text(PasswordText.MAIL_SIGN_UP_HEADING, site),
                        texts.text(PasswordText.MAIL_SIGN_UP_TEXT, LIFETIME.toMinutes()),
                        new MailMessage.Link(texts.text(PasswordText.MAIL_SIGN_UP_LINK), withToken(url, secret)),
                        secret)
                .askedFor();
    }

    MailMessage exists(String to, String site, String signIn) {
        return message(
                        to,
                        texts.text(PasswordText.MAIL_EXISTS_SUBJECT, site),
                        texts.text(PasswordText.MAIL_EXISTS_HEADING, site),
                        texts.text(PasswordText.MAIL_EXISTS_TEXT),
                        new MailMessage.Link(texts.text(PasswordText.MAIL_EXISTS_LINK), signIn),
                        null)
                .askedFor();
    }

    /** @param home the home page of the application */
    MailMessage invitation(String to, String site, String url, String home, MailedSecret secret) {
        return message(
                to,
                texts.text(PasswordText.MAIL_INVITATION_SUBJECT, site),
                texts.text(PasswordText.MAIL_INVITATION_HEADING, site),
                texts.text(PasswordText.MAIL_INVITATION_TEXT, INVITATION_LIFETIME.toDays()),
                new MailMessage.Link(texts.text(PasswordText.MAIL_INVITATION_LINK), withToken(url, secret), home),
                null);
    }

    MailMessage reset(String to, String site, String url, MailedSecret secret) {
        return message(
                        to,
                        texts.text(PasswordText.MAIL_RESET_SUBJECT, site),
                        texts.text(PasswordText.MAIL_RESET_HEADING, site),
                        texts.text(PasswordText.MAIL_RESET_TEXT, LIFETIME.toMinutes()),
                        new MailMessage.Link(texts.text(PasswordText.MAIL_RESET_LINK), withToken(url, secret)),
                        null)
                .askedFor();
    }

    private MailMessage message(
            String to,
            String subject,
            String heading,
            String text,
            MailMessage.Link link,
            @Nullable MailedSecret code) {
        return new MailMessage(
                to,
                subject,
                heading,
                List.of(text),
                link,
                code == null ? null : code.code(),
                texts.text(PasswordText.MAIL_IGNORE));
    }

    private static String withToken(String url, MailedSecret secret) {
        return Form.append(url, Map.of(PasswordFields.TOKEN, secret.token()));
    }
}
