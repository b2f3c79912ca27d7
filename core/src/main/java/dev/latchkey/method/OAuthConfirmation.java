package dev.latchkey.method;

import dev.latchkey.feature.ConfirmMethod;
import dev.latchkey.feature.ConfirmingUser;
import dev.latchkey.feature.EndpointCall;
import dev.latchkey.http.AuthResponse;
import dev.latchkey.model.Factor;
import dev.latchkey.oauth.Attempt;
import dev.latchkey.oauth.AttemptPurpose;
import dev.latchkey.oauth.Identity;
import dev.latchkey.oauth.OAuthSignIn;
import dev.latchkey.oauth.RequestedParameters;
import dev.latchkey.provider.OAuthProvider;
import java.util.Map;

/**
 * Confirms a user's identity at their provider, with {@code max_age=0}, and checks {@code auth_time} in the ID token.
 * Without {@code auth_time}, the provider proves no more than at a sign-in, which is that the user is signed in at the
 * provider.
 */
record OAuthConfirmation(OAuthProvider provider, OAuthSignIn oauth, OAuthStart start, Confirmations confirmations)
        implements ConfirmMethod {

    @Override
    public Factor.Kind kind() {
        return Factor.Kind.UPSTREAM;
    }

    /**
     * Returns whether the user has an account at this provider. Excludes providers that answer with a form, because
     * browsers post such a form without the session cookie.
     */
    @Override
    public boolean isFor(ConfirmingUser who) {
        boolean theirs =
                who.stored() == null ? who.id().startsWith(provider.id() + ":") : who.hasAccountAt(provider.id());
        return theirs && !provider.definition().usesFormPost();
    }

    @Override
    public boolean provesPresence() {
        return provider.definition().saysWhenItAsked();
    }

    @Override
    public AuthResponse confirm(EndpointCall call, ConfirmingUser who) {
        return start.redirect(
                provider,
                call,
                AttemptPurpose.confirming(who.id(), provesPresence(), who.asked()),
                RequestedParameters.ofBrowser(Map.of()));
    }

    /** Finishes a confirmation after the provider has answered. */
    AuthResponse finish(EndpointCall call, Attempt attempt, Map<String, String> parameters) {
        String begunBy = attempt.purpose().confirming();
        String asked = attempt.callbackUrl();
        String callbackUrl = asked == null ? call.callbackUrl() : asked;
        return confirmations.trying(
                call, provider.id(), callbackUrl, attempt.purpose().asked(), () -> {
                    ConfirmingUser who = confirmations.require(call, begunBy == null ? "" : begunBy);
                    Identity identity = oauth.finish(provider, attempt, parameters);
                    who.require(identity.account(), OAuthMethod.idWithoutStore(identity.account()));
                    return confirmations.complete(call, who, identity.shown(), callbackUrl);
                });
    }
}
