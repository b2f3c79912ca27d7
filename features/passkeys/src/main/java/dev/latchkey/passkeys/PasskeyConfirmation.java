package dev.latchkey.passkeys;

import dev.latchkey.error.AuthException;
import dev.latchkey.error.ErrorCode;
import dev.latchkey.feature.ConfirmMethod;
import dev.latchkey.feature.ConfirmingUser;
import dev.latchkey.feature.EndpointCall;
import dev.latchkey.feature.FeatureContext;
import dev.latchkey.http.AuthResponse;
import dev.latchkey.model.Factor;
import dev.latchkey.page.SignInForm;
import java.util.List;
import java.util.Optional;

/** Users who are signed in confirm with a passkey of theirs that it is them. */
record PasskeyConfirmation(FeatureContext context, CeremonyContext ceremonies, Assertions assertions)
        implements ConfirmMethod {

    @Override
    public Factor.Kind kind() {
        return Factor.Kind.PHISHING_RESISTANT;
    }

    @Override
    public boolean isFor(ConfirmingUser who) {
        return who.stored() != null && ceremonies.credentials().hasAny(who.id());
    }

    @Override
    public Optional<SignInForm> form() {
        return Optional.of(SignInButton.confirm(context.texts()));
    }

    @Override
    public AuthResponse confirm(EndpointCall call, ConfirmingUser who) {
        KeptCredential shown = assertions.verify(call, Ceremony.CONFIRM);
        if (!shown.owner().equals(who.id())) {
            throw new AuthException.Refused(ErrorCode.NOT_CONFIRMED, "the passkey is not one of this user");
        }
        Factor factor = assertions.factor(shown.credential().key());
        return context.confirmation().complete(call, who, List.of(factor), call.callbackUrl());
    }
}
