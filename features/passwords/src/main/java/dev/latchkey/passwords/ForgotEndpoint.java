package dev.latchkey.passwords;

import dev.latchkey.feature.EndpointCall;
import dev.latchkey.feature.FeatureContext;
import dev.latchkey.featuremails.MailMessage;
import dev.latchkey.featuremails.MailQueue;
import dev.latchkey.featuremails.MailedSecret;
import dev.latchkey.featuremails.MailedSecrets;
import dev.latchkey.http.AuthResponse;
import dev.latchkey.store.StoredUser;
import dev.latchkey.store.UserStore;
import dev.latchkey.text.Texts;
import dev.latchkey.wire.EmailAddress;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * {@code /passwords/forgot}: mails a link with which a user sets a new password. Whether the address has a user is
 * first asked after the answer, so neither the answer nor its time tells (B33).
 */
final class ForgotEndpoint {

    static final String PATH = Passwords.ID + "/forgot";

    private final Texts texts;
    private final UserStore users;
    private final PasswordRecords passwords;
    private final MailQueue queue;
    private final MailedSecrets secrets;
    private final PasswordMails mails;
    private final PasswordPages pages;

    ForgotEndpoint(FeatureContext context, PasswordRecords passwords, PasswordMails mails) {
        this.texts = context.texts();
        this.users = context.users().orElseThrow();
        this.passwords = passwords;
        this.queue = MailQueue.of(context).orElseThrow();
        this.secrets = MailedSecrets.of(context).orElseThrow();
        this.mails = mails;
        this.pages = new PasswordPages(context.pages());
    }

    AuthResponse page(EndpointCall call) {
        return pages.answer(call, form(call), 200);
    }

    /** {@code POST /passwords/forgot}. */
    AuthResponse send(EndpointCall call) {
        mails.countClient(call);
        EmailAddress typed = EmailAddress.of(TypedSignUp.text(call, PasswordFields.ADDRESS));
        if (typed == null) {
            FieldFault fault = FieldFault.of(texts, PasswordText.FAULT_ADDRESS);
            return pages.faults(call, form(call), Map.of(PasswordFields.ADDRESS, fault));
        }
        String address = typed.text();
        String site = pages.site(call);
        String link = call.site().endpoint(ResetEndpoint.PATH);
        queue.send(() -> mail(address, site, link));
        return Answers.isProgram(call)
                ? Answers.json(202, Map.of("sentTo", address))
                : pages.answer(
                        call,
                        FormPage.saying(
                                texts.text(PasswordText.MAILED_TITLE),
                                List.of(
                                        texts.text(PasswordText.MAILED_FORGOT, address),
                                        texts.text(PasswordText.MAILED_HINT)),
                                new FormPage.Link(texts.text(PasswordText.MAILED_OTHER), PATH),
                                new FormPage.Link(texts.text(PasswordText.SIGN_UP_SIGN_IN), "signin")),
                        200);
    }

    private Optional<MailMessage> mail(String address, String site, String link) {
        if (!mails.countAddress(address)) {
            return Optional.empty();
        }
        return users.userByEmail(address).map(user -> {
            MailedSecret secret =
                    secrets.prepare(ResetEndpoint.PURPOSE, content(user, address), PasswordMails.LIFETIME);
            secrets.keep(secret);
            return mails.reset(address, site, link, secret);
        });
    }

    /** With the reset stamp of the password that there is, so that the link ends with it. */
    private Map<String, String> content(StoredUser user, String address) {
        String id = user.user().id();
        Map<String, String> content = new HashMap<>();
        content.put(ResetEndpoint.USER, id);
        content.put(PasswordFields.ADDRESS, address);
        content.put(
                ResetEndpoint.STAMP,
                passwords.of(id).map(StoredPassword::resetStamp).orElse(StoredPassword.NO_PASSWORD));
        return content;
    }

    private FormPage form(EndpointCall call) {
        return new FormPage(
                texts.text(PasswordText.FORGOT_TITLE),
                List.of(texts.text(PasswordText.FORGOT_LEAD)),
                PATH,
                Map.of(),
                List.of(new PasswordFields(texts).address().value(call.body().text(PasswordFields.ADDRESS))),
                texts.text(PasswordText.FORGOT_BUTTON),
                List.of(new FormPage.Link(texts.text(PasswordText.SIGN_UP_SIGN_IN), "signin")));
    }
}
