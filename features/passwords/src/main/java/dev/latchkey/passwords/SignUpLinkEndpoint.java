package dev.latchkey.passwords;

import dev.latchkey.feature.EndpointCall;
import dev.latchkey.feature.FeatureContext;
import dev.latchkey.featuremails.MailedSecrets;
import dev.latchkey.http.AuthResponse;
import dev.latchkey.text.Texts;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Where the links of mails lead with which an account is created. The password is chosen here, also if one was typed
 * before: a stranger may have typed that one. Opening the page uses nothing up.
 */
final class SignUpLinkEndpoint {

    private final String purpose;
    private final String path;
    private final Texts texts;
    private final MailedSecrets secrets;
    private final SignUp policy;
    private final Optional<LoginNames> names;
    private final NewPasswordCheck passwordCheck;
    private final PasswordHasher hasher;
    private final PasswordPages pages;
    private final SignUpCompletion completion;

    /** Of links with one {@code purpose}, which lead to {@code path}. */
    SignUpLinkEndpoint(
            String purpose,
            String path,
            FeatureContext context,
            SignUp policy,
            NewPasswordCheck passwordCheck,
            PasswordHasher hasher,
            SignUpCompletion completion) {
        this.purpose = purpose;
        this.path = path;
        this.texts = context.texts();
        this.secrets = MailedSecrets.of(context).orElseThrow();
        this.policy = policy;
        this.names = completion.names();
        this.passwordCheck = passwordCheck;
        this.hasher = hasher;
        this.pages = new PasswordPages(context.pages());
        this.completion = completion;
    }

    AuthResponse page(EndpointCall call) {
        String token = call.query().getOrDefault(PasswordFields.TOKEN, "");
        Map<String, String> content = content(token);
        String address = content.getOrDefault(PasswordFields.ADDRESS, "");
        return Answers.isProgram(call)
                ? Answers.json(200, Map.of("email", address, "loginNames", names.isPresent()))
                : pages.answer(call, form(call, token, address, content.get(PasswordFields.NAME)), 200);
    }

    /** What was typed is checked first, so that a mistake does not use up the link. */
    AuthResponse accept(EndpointCall call) {
        String token = TypedSignUp.text(call, PasswordFields.TOKEN);
        String address = content(token).getOrDefault(PasswordFields.ADDRESS, "");
        PasswordPolicy counted = passwordCheck.counted(call, "sign-up " + address);
        TypedSignUp typed = TypedSignUp.read(call, address, policy, names, texts);
        String password = call.body().text(PasswordSignIn.PASSWORD);
        Map<String, FieldFault> faults = typed.with(counted.fault(password, typed.owner(pages.site(call))));
        if (!faults.isEmpty() || password == null) {
            return pages.faults(call, form(call, token, address, null), faults);
        }
        String hash = hasher.hash(password);
        AuthResponse signedUp = secrets.use(
                        purpose,
                        token,
                        content -> completion.complete(call, address, typed.name(), typed.loginName(), hash))
                .orElseThrow(Answers::used);
        passwordCheck.done(call);
        return signedUp;
    }

    private Map<String, String> content(String token) {
        return secrets.read(purpose, token).orElseThrow(() -> secrets.refusal(purpose, token));
    }

    private FormPage form(EndpointCall call, String token, String address, @Nullable String name) {
        PasswordFields fields = new PasswordFields(texts);
        String typed = call.body().text(PasswordFields.NAME);
        List<FormField> shown = new ArrayList<>();
        shown.add(fields.name().value(typed == null ? name : typed));
        shown.add(fields.address().shown(address));
        if (names.isPresent()) {
            shown.add(fields.loginName().value(call.body().text(PasswordFields.LOGIN_NAME)));
        }
        shown.add(fields.chosen());
        return new FormPage(
                        texts.text(PasswordText.CHOOSE_TITLE),
                        List.of(texts.text(PasswordText.CHOOSE_LEAD, address)),
                        path,
                        Map.of(PasswordFields.TOKEN, token),
                        shown,
                        texts.text(PasswordText.CHOOSE_BUTTON),
                        List.of())
                .remembering();
    }
}
