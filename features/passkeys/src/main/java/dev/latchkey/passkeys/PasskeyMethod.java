package dev.latchkey.passkeys;

import dev.latchkey.error.AuthException;
import dev.latchkey.error.ErrorCode;
import dev.latchkey.feature.ConfirmMethod;
import dev.latchkey.feature.EndpointCall;
import dev.latchkey.feature.FeatureContext;
import dev.latchkey.feature.SignInMethod;
import dev.latchkey.feature.SignInRouteDocuments;
import dev.latchkey.feature.StepForm;
import dev.latchkey.http.AuthResponse;
import dev.latchkey.model.User;
import dev.latchkey.page.SignInForm;
import dev.latchkey.store.StoredUser;
import java.util.Optional;
import java.util.Set;

/** {@code POST /callback/passkey}: signs in with a passkey, or keeps a new one (wire.md#passkeys). */
final class PasskeyMethod implements SignInMethod {

    private static final Set<Ceremony> REGISTRATIONS =
            Set.of(Ceremony.REGISTER, Ceremony.REGISTER_QUIETLY, Ceremony.SIGN_UP);

    private final FeatureContext context;
    private final CeremonyContext ceremonies;
    private final Assertions assertions;
    private final NewPasskeys newPasskeys;
    private final SignUps signUps;
    private final StepEndpoint step;

    PasskeyMethod(
            FeatureContext context,
            CeremonyContext ceremonies,
            Assertions assertions,
            NewPasskeys newPasskeys,
            SignUps signUps,
            StepEndpoint step) {
        this.context = context;
        this.ceremonies = ceremonies;
        this.assertions = assertions;
        this.newPasskeys = newPasskeys;
        this.signUps = signUps;
        this.step = step;
    }

    @Override
    public boolean finishesAtOnce() {
        return true;
    }

    @Override
    public Optional<SignInForm> form() {
        return Optional.of(SignInButton.signIn(context, ceremonies.options().signUp()));
    }

    @Override
    public SignInRouteDocuments documents() {
        return PasskeyRouteDocuments.SIGN_IN;
    }

    @Override
    public Optional<ConfirmMethod> confirmation() {
        return Optional.of(new PasskeyConfirmation(context, ceremonies, assertions));
    }

    @Override
    public Optional<StepForm> stepForm() {
        return Optional.of(step.form());
    }

    @Override
    public boolean leadsIn(StoredUser user) {
        return ceremonies.credentials().hasAny(user.user().id());
    }

    @Override
    public AuthResponse finish(EndpointCall call) {
        String action = call.body().text("action");
        if ("authenticate".equals(action)) {
            return signIn(call);
        }
        if ("register".equals(action)) {
            Challenge challenge = ceremonies.challenges().open(call, REGISTRATIONS);
            return challenge.ceremony() == Ceremony.SIGN_UP
                    ? signUps.finish(call, challenge)
                    : newPasskeys.finish(call, challenge);
        }
        throw new AuthException.Refused(ErrorCode.BAD_REQUEST, "the action is neither register nor authenticate");
    }

    private AuthResponse signIn(EndpointCall call) {
        KeptCredential shown = assertions.verify(call, Ceremony.SIGN_IN);
        User user = context.users()
                .flatMap(users -> users.user(shown.owner()))
                .map(StoredUser::user)
                .orElseThrow(Refusals::unknown);
        return context.signIn()
                .complete(
                        call,
                        user,
                        Passkeys.account(shown.id()),
                        ceremonies.factor(shown.credential().key()),
                        () -> ceremonies.credentials().isStill(shown));
    }
}
