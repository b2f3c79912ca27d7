package dev.latchkey.passwords;

import dev.latchkey.feature.EndpointCall;
import dev.latchkey.feature.FeatureContext;
import dev.latchkey.featuremails.MailMessage;
import dev.latchkey.featuremails.MailQueue;
import dev.latchkey.featuremails.MailedSecret;
import dev.latchkey.featuremails.MailedSecrets;
import dev.latchkey.http.AuthResponse;
import dev.latchkey.store.UserStore;
import dev.latchkey.text.Texts;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * {@code /passwords/sign-up}: asks for a name, an address and a password. The answer is the same for every address, and
 * there is no user before the address is proved.
 */
final class SignUpEndpoint {

    static final String PATH = Passwords.ID + "/sign-up";
    static final String CODE_PATH = PATH + "/code";
    static final String LINK_PATH = PATH + "/link";
    static final String PURPOSE = "sign-up";
    static final String HASH = "hash";

    private final Texts texts;
    private final UserStore users;
    private final MailQueue queue;
    private final MailedSecrets secrets;
    private final SignUp policy;
    private final Optional<LoginNames> names;
    private final NewPasswordCheck passwordCheck;
    private final PasswordHasher hasher;
    private final PasswordMails mails;
    private final PasswordPages pages;
    private final SignUpCompletion completion;

    SignUpEndpoint(
            FeatureContext context,
            SignUp policy,
            NewPasswordCheck passwordCheck,
            PasswordHasher hasher,
            PasswordMails mails,
            SignUpCompletion completion) {
        this.texts = context.texts();
        this.users = context.users().orElseThrow();
        this.queue = MailQueue.of(context).orElseThrow();
        this.secrets = MailedSecrets.of(context).orElseThrow();
        this.policy = policy;
        this.names = completion.names();
        this.passwordCheck = passwordCheck;
        this.hasher = hasher;
        this.mails = mails;
        this.pages = new PasswordPages(context.pages());
        this.completion = completion;
    }

    AuthResponse page(EndpointCall call) {
        if (Answers.isProgram(call)) {
            String kind = policy.kind().name().toLowerCase(Locale.ROOT);
            return Answers.json(200, Map.of("signUp", kind, "loginNames", names.isPresent()));
        }
        return policy.kind() == SignUpKind.OPEN ? pages.answer(call, form(call), 200) : closed(call);
    }

    /** {@code POST /passwords/sign-up}. */
    AuthResponse begin(EndpointCall call) {
        if (policy.kind() != SignUpKind.OPEN) {
            return closed(call);
        }
        mails.countClient(call);
        PasswordPolicy counted = passwordCheck.counted(call);
        TypedSignUp typed = TypedSignUp.read(call, null, policy, names, texts);
        String password = call.body().text(PasswordSignIn.PASSWORD);
        Map<String, FieldFault> faults = typed.with(counted.fault(password, typed.owner(pages.site(call))));
        String address = typed.address();
        if (!faults.isEmpty() || address == null || password == null) {
            return pages.faults(call, form(call), faults);
        }
        Map<String, String> content = new HashMap<>();
        content.put(PasswordFields.ADDRESS, address);
        content.put(PasswordFields.NAME, typed.name());
        content.put(HASH, hasher.hash(password));
        content.put(EndpointCall.REMEMBER, String.valueOf(call.remembers()));
        if (typed.loginName() != null) {
            content.put(PasswordFields.LOGIN_NAME, typed.loginName());
        }
        MailedSecret secret = secrets.prepare(PURPOSE, content, PasswordMails.LIFETIME);
        String site = pages.site(call);
        String link = call.site().endpoint(LINK_PATH);
        String signIn = call.site().endpoint("signin");
        queue.send(() -> mail(address, site, link, signIn, secret));
        passwordCheck.done(call);
        return Answers.isProgram(call)
                ? Answers.json(202, Map.of("sentTo", address, PasswordFields.CHALLENGE, secret.challenge()))
                : pages.answer(call, codeForm(address, secret.challenge()), 200);
    }

    /** The secret is kept also for an address that has a user, or a wrong code would tell one from the other. */
    private Optional<MailMessage> mail(String address, String site, String link, String signIn, MailedSecret secret) {
        if (!mails.countAddress(address)) {
            return Optional.empty();
        }
        secrets.keep(secret);
        return Optional.of(
                users.userByEmail(address).isPresent()
                        ? mails.exists(address, site, signIn)
                        : mails.signUp(address, site, link, secret));
    }

    /** {@code POST /passwords/sign-up/code}: the code from the mail, typed in the browser that asked for it. */
    AuthResponse code(EndpointCall call) {
        mails.countClient(call);
        String challenge = TypedSignUp.text(call, PasswordFields.CHALLENGE);
        String address = secrets.readChallenge(PURPOSE, challenge)
                .map(content -> content.get(PasswordFields.ADDRESS))
                .orElseThrow(() -> Answers.gone("a challenge that is wrong or has ended"));
        String code = TypedSignUp.text(call, PasswordFields.CODE);
        return secrets.guess(PURPOSE, challenge, code, content -> complete(call, address, content))
                .orElseGet(() -> pages.faults(
                        call,
                        codeForm(address, challenge),
                        Map.of(PasswordFields.CODE, FieldFault.of(texts, PasswordText.FAULT_WRONG_CODE))));
    }

    private AuthResponse complete(EndpointCall call, String address, Map<String, String> content) {
        call.remember(call.remembers() || Boolean.parseBoolean(content.get(EndpointCall.REMEMBER)));
        return completion.complete(
                call,
                address,
                content.getOrDefault(PasswordFields.NAME, ""),
                content.get(PasswordFields.LOGIN_NAME),
                content.getOrDefault(HASH, ""));
    }

    private FormPage form(EndpointCall call) {
        PasswordFields fields = new PasswordFields(texts);
        List<FormField> shown = new ArrayList<>();
        shown.add(fields.name().value(call.body().text(PasswordFields.NAME)));
        shown.add(fields.address().value(call.body().text(PasswordFields.ADDRESS)));
        if (names.isPresent()) {
            shown.add(fields.loginName().value(call.body().text(PasswordFields.LOGIN_NAME)));
        }
        shown.add(fields.chosen());
        return new FormPage(
                        texts.text(PasswordText.SIGN_UP_TITLE),
                        List.of(),
                        PATH,
                        Map.of(),
                        shown,
                        texts.text(PasswordText.SIGN_UP_BUTTON),
                        List.of(new FormPage.Link(texts.text(PasswordText.SIGN_UP_SIGN_IN), "signin")))
                .remembering();
    }

    private FormPage codeForm(String address, String challenge) {
        return new FormPage(
                texts.text(PasswordText.MAILED_TITLE),
                List.of(texts.text(PasswordText.MAILED_SIGN_UP, address), texts.text(PasswordText.MAILED_HINT)),
                CODE_PATH,
                Map.of(PasswordFields.CHALLENGE, challenge),
                List.of(new PasswordFields(texts).code()),
                texts.text(PasswordText.MAILED_BUTTON),
                List.of(new FormPage.Link(texts.text(PasswordText.MAILED_OTHER), PATH)));
    }

    private AuthResponse closed(EndpointCall call) {
        boolean invitation = policy.kind() == SignUpKind.INVITATION;
        String text = texts.text(invitation ? PasswordText.SIGN_UP_INVITATION : PasswordText.SIGN_UP_CLOSED);
        return Answers.isProgram(call)
                ? Answers.json(403, Map.of("error", "sign-up-closed", "message", text))
                : pages.answer(
                        call,
                        FormPage.saying(
                                texts.text(PasswordText.SIGN_UP_TITLE),
                                text,
                                new FormPage.Link(texts.text(PasswordText.SIGN_UP_SIGN_IN), "signin")),
                        403);
    }
}
