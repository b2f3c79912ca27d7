package dev.latchkey.method;

import dev.latchkey.feature.ConfirmMethod;
import dev.latchkey.feature.ConfirmingUser;
import dev.latchkey.feature.EndpointCall;
import dev.latchkey.http.AuthResponse;
import dev.latchkey.model.Factor;
import dev.latchkey.model.User;
import java.util.List;

/** Confirms a user's identity when the user enters their credentials again. */
record CredentialsConfirmation(CredentialsMethod method, Confirmations confirmations) implements ConfirmMethod {

    @Override
    public Factor.Kind kind() {
        return Factor.Kind.KNOWLEDGE;
    }

    @Override
    public boolean isFor(ConfirmingUser who) {
        return who.stored() == null
                ? !method.isOfOtherProvider(who.id())
                : who.hasAccountAt(method.provider().id());
    }

    @Override
    public AuthResponse confirm(EndpointCall call, ConfirmingUser who) {
        User user = method.check(call);
        who.require(method.account(user), user.id());
        return confirmations.complete(
                call, who, List.of(confirmations.now("pwd", Factor.Kind.KNOWLEDGE)), call.callbackUrl());
    }
}
