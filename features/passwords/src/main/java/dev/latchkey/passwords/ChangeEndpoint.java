package dev.latchkey.passwords;

import dev.latchkey.error.CredentialsSignin;
import dev.latchkey.feature.AddressProofs;
import dev.latchkey.feature.EndpointCall;
import dev.latchkey.feature.FeatureContext;
import dev.latchkey.feature.StepUpChallenge;
import dev.latchkey.feature.StepUpCheck;
import dev.latchkey.guard.StepUp;
import dev.latchkey.http.AuthResponse;
import dev.latchkey.model.User;
import dev.latchkey.text.Texts;
import dev.latchkey.wire.Form;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * {@code /passwords/change}: users who are signed in change their password, or set a first one. They show the one that
 * they have, or have confirmed a short while ago that it is them. A distrusted password is not changed here.
 */
final class ChangeEndpoint {

    static final String PATH = Passwords.ID + "/change";
    static final String CHANGED_PATH = Passwords.ID + "/changed";
    static final String RESET_PATH = Passwords.ID + "/reset/done";

    private static final StepUp RECENT = StepUp.recently(Duration.ofMinutes(10));

    private final Texts texts;
    private final StepUpCheck stepUps;
    private final AddressProofs addresses;
    private final PasswordRecords passwords;
    private final PasswordChecks checks;
    private final NewPasswordCheck policy;
    private final PasswordHasher hasher;
    private final PasswordChange change;
    private final PasswordPages pages;
    private final ChangeForms forms;

    ChangeEndpoint(
            FeatureContext context,
            PasswordRecords passwords,
            PasswordChecks checks,
            NewPasswordCheck policy,
            PasswordHasher hasher,
            PasswordChange change) {
        this.texts = context.texts();
        this.stepUps = context.stepUps();
        this.addresses = context.addresses();
        this.passwords = passwords;
        this.checks = checks;
        this.policy = policy;
        this.hasher = hasher;
        this.change = change;
        this.pages = new PasswordPages(context.pages());
        this.forms = new ChangeForms(texts);
    }

    AuthResponse page(EndpointCall call) {
        State state = state(call);
        return Answers.isProgram(call) ? Answers.json(200, state.json()) : pages.answer(call, form(call, state), 200);
    }

    /**
     * What a user can do here.
     *
     * @param set whether the user has a password
     * @param settable whether the user may set one. In place of a distrusted one, only the mailbox does, since a thief
     *     may be signed in in another way
     */
    record State(boolean set, boolean settable) {

        Map<String, Object> json() {
            Map<String, Object> state = new LinkedHashMap<>();
            state.put("set", set);
            state.put("settable", settable);
            return state;
        }
    }

    State state(EndpointCall call) {
        return state(call, passwords.of(userId(call)).orElse(null));
    }

    private State state(EndpointCall call, @Nullable StoredPassword now) {
        return now == null ? new State(false, addresses.isProved(userId(call))) : new State(true, now.counts());
    }

    /** What the page shows of this user: the form, or why there is none. */
    FormPage form(EndpointCall call, State state) {
        boolean asks = state.set() && !isRecent(call);
        return state.settable() ? forms.change(state.set(), asks, call.session().user()) : forms.unproved();
    }

    /** {@code GET /passwords/changed}. Each page has a link to the home page already. */
    AuthResponse changed(EndpointCall call) {
        String home = call.site().page("/");
        String back = call.callbackUrl();
        boolean isHome = home.equals(back) || home.equals(back + "/");
        return pages.answer(call, isHome ? forms.changed() : forms.changed(back), 200);
    }

    /** {@code GET /passwords/reset/done}. */
    AuthResponse reset(EndpointCall call) {
        return pages.answer(call, forms.reset(), 200);
    }

    /** {@code POST /passwords/change}. */
    AuthResponse change(EndpointCall call) {
        String userId = userId(call);
        StoredPassword before = passwords.of(userId).orElse(null);
        if (!state(call, before).settable()) {
            return unproved(call);
        }
        String current = TypedSignUp.text(call, PasswordFields.CURRENT);
        boolean shows = before != null && !current.isEmpty();
        if (!shows && !isRecent(call)) {
            return stepUp(call);
        }
        FieldFault wrong = shows ? wrong(call, userId, current) : null;
        String typed = call.body().text(PasswordSignIn.PASSWORD);
        Map<String, FieldFault> faults = new LinkedHashMap<>();
        if (wrong != null) {
            faults.put(PasswordFields.CURRENT, wrong);
        } else {
            change.requireRoom(call.session());
            policy.counted(call, "session " + PasswordChange.who(call.session()))
                    .fault(typed, owner(call))
                    .ifPresent(fault -> faults.put(PasswordSignIn.PASSWORD, fault));
        }
        if (!faults.isEmpty() || typed == null) {
            return pages.faults(
                    call,
                    forms.change(
                            before != null,
                            before != null && (shows || !isRecent(call)),
                            call.session().user()),
                    faults);
        }
        change.bySession(call, before, hasher.hash(typed));
        policy.done(call);
        return Answers.isProgram(call)
                ? Answers.json(200, Map.of("result", "password-set"))
                : AuthResponse.redirect(
                        Form.append(call.site().endpoint(CHANGED_PATH), Map.of("callbackUrl", call.callbackUrl())));
    }

    private @Nullable FieldFault wrong(EndpointCall call, String userId, String current) {
        try {
            checks.byId(call, userId, current);
            return null;
        } catch (CredentialsSignin e) {
            return FieldFault.of(texts, PasswordText.FAULT_WRONG_PASSWORD);
        }
    }

    private AuthResponse unproved(EndpointCall call) {
        return Answers.isProgram(call)
                ? Answers.json(
                        403, Map.of("error", "address-not-proved", "message", texts.text(PasswordText.CHANGE_UNPROVED)))
                : pages.answer(call, forms.unproved(), 403);
    }

    private AuthResponse stepUp(EndpointCall call) {
        return Answers.isProgram(call)
                ? StepUpChallenge.of(RECENT, call.site())
                : AuthResponse.redirect(StepUpChallenge.address(
                        RECENT, call.site(), Map.of("callbackUrl", call.site().endpoint(PATH))));
    }

    private boolean isRecent(EndpointCall call) {
        return stepUps.isDone(RECENT, call.session());
    }

    private PasswordPolicy.Owner owner(EndpointCall call) {
        User user = call.session().user();
        return new PasswordPolicy.Owner(user.id(), user.name(), user.email(), null, pages.site(call));
    }

    private static String userId(EndpointCall call) {
        return call.session().user().id();
    }
}
