package dev.latchkey.passkeys;

import dev.latchkey.feature.EndpointCall;
import dev.latchkey.feature.FeatureContext;
import dev.latchkey.feature.StepForm;
import dev.latchkey.http.AuthResponse;

/** {@code passkey/step}: users whose sign-in waits for a step show a passkey there, beside what they have shown. */
record StepEndpoint(FeatureContext context, CeremonyContext ceremonies, Assertions assertions) {

    static final String PATH = Passkeys.ID + "/step";

    /** What the page of the step shows. */
    StepForm form() {
        return new StepForm(PATH, SignInButton.step(context));
    }

    /** {@code GET}: the browser asks its authenticator for a passkey of this user. */
    AuthResponse begin(EndpointCall call) {
        String userId = call.soFar().user().id();
        return OptionsJson.authenticate(
                ceremonies.challenges().issue(call, Ceremony.STEP, userId, null, null),
                ceremonies.party(call),
                ceremonies.credentials().of(userId));
    }

    /** {@code POST}. The challenge may be from an earlier sign-in of another user in this browser. */
    AuthResponse finish(EndpointCall call) {
        String userId = call.soFar().user().id();
        KeptCredential shown = assertions.verify(call, Ceremony.STEP);
        if (!shown.owner().equals(userId)) {
            throw Refusals.unknown();
        }
        return context.signIn()
                .resume(
                        call,
                        ceremonies.factor(shown.credential().key()),
                        () -> ceremonies.credentials().find(shown.id(), userId).isPresent());
    }
}
