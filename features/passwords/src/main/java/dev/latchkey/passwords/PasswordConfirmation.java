package dev.latchkey.passwords;

import dev.latchkey.feature.ConfirmMethod;
import dev.latchkey.feature.ConfirmingUser;
import dev.latchkey.feature.EndpointCall;
import dev.latchkey.feature.FeatureContext;
import dev.latchkey.http.AuthResponse;
import dev.latchkey.model.Factor;
import dev.latchkey.page.SignInForm;
import java.util.List;
import java.util.Optional;

/** Confirms the user by the password of this very user. */
record PasswordConfirmation(
        FeatureContext context,
        PasswordChecks checks,
        PasswordRecords passwords,
        PasswordSignIn signIn,
        SignInForms forms)
        implements ConfirmMethod {

    @Override
    public Factor.Kind kind() {
        return Factor.Kind.KNOWLEDGE;
    }

    @Override
    public boolean isFor(ConfirmingUser who) {
        return passwords.of(who.id()).filter(StoredPassword::counts).isPresent();
    }

    @Override
    public Optional<SignInForm> form() {
        return Optional.of(forms.confirm());
    }

    @Override
    public AuthResponse confirm(EndpointCall call, ConfirmingUser who) {
        checks.byId(call, who.id(), PasswordSignIn.password(call));
        return context.confirmation().complete(call, who, List.of(signIn.factor()), call.callbackUrl());
    }
}
