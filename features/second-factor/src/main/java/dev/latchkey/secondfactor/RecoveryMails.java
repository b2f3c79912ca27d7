package dev.latchkey.secondfactor;

import dev.latchkey.feature.EndpointCall;
import dev.latchkey.featuremails.MailMessage;
import dev.latchkey.featuremails.MailQueue;
import dev.latchkey.featuremails.MailedSecret;
import dev.latchkey.featuremails.MailedSecrets;
import dev.latchkey.secondfactor.MailRecovery.BegunRecovery;
import dev.latchkey.text.InstantWords;
import dev.latchkey.text.Texts;
import dev.latchkey.wire.Form;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The two mails of a recovery: the notice that can stop it, and the code that completes it. */
final class RecoveryMails {

    static final String STOP = "stop";
    static final String COMPLETE = "complete";
    static final String USER = "user";
    static final String BEGUN = "begun";

    private static final Duration CODE_LIFETIME = Duration.ofMinutes(30);

    private final MailQueue mails;
    private final MailedSecrets secrets;
    private final Texts texts;
    private final InstantWords times;

    RecoveryMails(MailQueue mails, MailedSecrets secrets, Texts texts, InstantWords times) {
        this.mails = mails;
        this.secrets = secrets;
        this.texts = texts;
        this.times = times;
    }

    MailedSecrets secrets() {
        return secrets;
    }

    /** Tells the owner of the mailbox that a recovery has begun. */
    void notice(EndpointCall call, String site, String userId, String address, BegunRecovery recovery) {
        MailedSecret secret = secrets.prepare(STOP, content(userId, recovery), recovery.lasts());
        String url = link(call, RecoveryEndpoint.STOP_PATH, secret);
        mails.sendNotice(userId, () -> {
            secrets.keep(secret);
            return Optional.of(new MailMessage(
                            address,
                            texts.text(SecondFactorText.MAIL_NOTICE_SUBJECT, site),
                            texts.text(SecondFactorText.MAIL_NOTICE_HEADING),
                            List.of(
                                    texts.text(SecondFactorText.MAIL_NOTICE_TEXT, site),
                                    texts.text(SecondFactorText.MAIL_NOTICE_WHEN, times.minute(recovery.possible()))),
                            new MailMessage.Link(texts.text(SecondFactorText.MAIL_NOTICE_STOP), url),
                            null,
                            texts.text(SecondFactorText.MAIL_NOTICE_NOTE))
                    .askedFor());
        });
    }

    /** Mails the code, and returns the challenge of the browser that asked. */
    String code(EndpointCall call, String site, String userId, String address, BegunRecovery recovery) {
        MailedSecret secret = secrets.prepare(COMPLETE, content(userId, recovery), CODE_LIFETIME);
        String url = link(call, RecoveryEndpoint.COMPLETE_PATH, secret);
        mails.send(() -> {
            secrets.keep(secret);
            return Optional.of(new MailMessage(
                            address,
                            texts.text(SecondFactorText.MAIL_READY_SUBJECT, site),
                            texts.text(SecondFactorText.MAIL_READY_HEADING),
                            List.of(texts.text(SecondFactorText.MAIL_READY_TEXT, site)),
                            new MailMessage.Link(texts.text(SecondFactorText.MAIL_READY_BUTTON), url),
                            secret.code(),
                            texts.text(SecondFactorText.MAIL_READY_NOTE))
                    .askedFor());
        });
        return secret.challenge();
    }

    private static Map<String, String> content(String userId, BegunRecovery recovery) {
        return Map.of(USER, userId, BEGUN, Long.toString(recovery.begun()));
    }

    private static String link(EndpointCall call, String path, MailedSecret secret) {
        return Form.append(call.site().endpoint(path), Map.of("token", secret.token()));
    }
}
