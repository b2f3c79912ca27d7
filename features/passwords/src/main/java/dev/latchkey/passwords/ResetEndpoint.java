package dev.latchkey.passwords;

import dev.latchkey.feature.AddressProofs;
import dev.latchkey.feature.EndpointCall;
import dev.latchkey.feature.FeatureContext;
import dev.latchkey.featuremails.MailedSecrets;
import dev.latchkey.http.AuthResponse;
import dev.latchkey.model.User;
import dev.latchkey.store.UserStore;
import dev.latchkey.text.Texts;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * {@code /passwords/reset}: sets a new password by a link from a mail. Opening the page uses nothing up, and a password
 * that is not accepted neither. A link from before the last reset, from before the application has set the password, or
 * to an address that the user has no more counts no more. It counts after a change by somebody who is signed in: this
 * may be a thief who has the old password, and the mailbox is what throws the thief out. It counts if there is no
 * password now: only the first proof of the address removes one, which this reset may have made before the store
 * failed, and the undo of a change of the address. Both are the work of the mailbox's owner.
 */
final class ResetEndpoint {

    static final String PATH = Passwords.ID + "/reset";
    static final String PURPOSE = "reset";
    static final String USER = "user";
    static final String STAMP = "stamp";

    /** Somebody with the old password may change it at the same moment, and has to sign in anew each time. */
    private static final int MOST_ATTEMPTS = 5;

    private final Texts texts;
    private final UserStore users;
    private final AddressProofs addresses;
    private final PasswordRecords passwords;
    private final MailedSecrets secrets;
    private final NewPasswordCheck policy;
    private final PasswordHasher hasher;
    private final PasswordChange change;
    private final PasswordPages pages;

    ResetEndpoint(
            FeatureContext context,
            PasswordRecords passwords,
            NewPasswordCheck policy,
            PasswordHasher hasher,
            PasswordChange change) {
        this.texts = context.texts();
        this.users = context.users().orElseThrow();
        this.addresses = context.addresses();
        this.passwords = passwords;
        this.secrets = MailedSecrets.of(context).orElseThrow();
        this.policy = policy;
        this.hasher = hasher;
        this.change = change;
        this.pages = new PasswordPages(context.pages());
    }

    /**
     * Whose password a link resets.
     *
     * @param now the password that it replaces; {@code null}: there is none now
     */
    private record Target(
            User user,
            String address,
            String stamp,
            @Nullable StoredPassword now) {}

    AuthResponse page(EndpointCall call) {
        String token = call.query().getOrDefault(PasswordFields.TOKEN, "");
        Target target = target(token);
        return Answers.isProgram(call)
                ? Answers.json(200, Map.of("email", target.address()))
                : pages.answer(call, form(token, target.address()), 200);
    }

    /** {@code POST /passwords/reset}. */
    AuthResponse reset(EndpointCall call) {
        String token = TypedSignUp.text(call, PasswordFields.TOKEN);
        Target target = target(token);
        User user = target.user();
        String typed = call.body().text(PasswordSignIn.PASSWORD);
        PasswordPolicy.Owner owner =
                new PasswordPolicy.Owner(user.id(), user.name(), target.address(), null, pages.site(call));
        Optional<FieldFault> fault = policy.counted(call, "reset " + user.id()).fault(typed, owner);
        if (fault.isPresent() || typed == null) {
            return pages.faults(
                    call,
                    form(token, target.address()),
                    fault.map(wrong -> Map.of(PasswordSignIn.PASSWORD, wrong)).orElse(Map.of()));
        }
        String hash = hasher.hash(typed);
        if (secrets.use(PURPOSE, token, content -> set(target, hash)).isEmpty()) {
            throw Answers.used();
        }
        policy.done(call);
        return Answers.isProgram(call)
                ? Answers.json(200, Map.of("result", "password-set"))
                : AuthResponse.redirect(call.site().endpoint(ChangeEndpoint.RESET_PATH));
    }

    private Target set(Target target, String hash) {
        prove(target(target));
        for (int i = 0; i < MOST_ATTEMPTS; i++) {
            StoredPassword now = target(target).now(); // the proof may have removed it
            if (change.set(target.user().id(), now, hash, PasswordEvent.How.RESET)) {
                return target;
            }
        }
        throw Answers.gone("the password was changed meanwhile");
    }

    /**
     * The first proof of the address removes all that was attached to the user before, such as a stranger's password.
     */
    private void prove(Target target) {
        if (addresses.prove(target.user().id(), target.address()).isEmpty()) {
            throw Answers.gone("the user is gone or has another address by now");
        }
    }

    private Target target(String token) {
        Map<String, String> content = secrets.read(PURPOSE, token).orElseThrow(() -> secrets.refusal(PURPOSE, token));
        return target(
                content.getOrDefault(USER, ""),
                content.getOrDefault(PasswordFields.ADDRESS, ""),
                content.getOrDefault(STAMP, ""));
    }

    private Target target(Target before) {
        return target(before.user().id(), before.address(), before.stamp());
    }

    private Target target(String userId, String address, String stamp) {
        User user = users.user(userId)
                .map(stored -> stored.user())
                .filter(found -> address.equals(found.email()))
                .orElseThrow(() -> Answers.gone("a link to an address that the user has no more"));
        StoredPassword now = passwords.of(userId).orElse(null);
        if (now != null && !now.resetStamp().equals(stamp)) {
            throw Answers.gone("a link from before a reset of the password");
        }
        return new Target(user, address, stamp, now);
    }

    private FormPage form(String token, String address) {
        PasswordFields fields = new PasswordFields(texts);
        return new FormPage(
                texts.text(PasswordText.RESET_TITLE),
                List.of(texts.text(PasswordText.RESET_LEAD)),
                PATH,
                Map.of(PasswordFields.TOKEN, token),
                List.of(fields.address().shown(address), fields.chosen()),
                texts.text(PasswordText.RESET_BUTTON),
                List.of(new FormPage.Link(texts.text(PasswordText.SIGN_UP_SIGN_IN), "signin")));
    }
}
