package dev.latchkey.method;

import static java.util.Objects.requireNonNull;

import dev.latchkey.feature.EndpointCall;
import dev.latchkey.http.AuthResponse;
import dev.latchkey.oauth.AttemptPurpose;
import dev.latchkey.oauth.AuthorizationRedirect;
import dev.latchkey.oauth.OAuthSignIn;
import dev.latchkey.oauth.RequestObjectStore;
import dev.latchkey.oauth.RequestedParameters;
import dev.latchkey.provider.OAuthProvider;
import org.jspecify.annotations.Nullable;

/**
 * Redirects browsers to providers, to sign in, to link an account or to confirm an identity.
 *
 * @param requests keeps the requests that providers fetch; {@code null} without a store, and then no provider does
 */
record OAuthStart(OAuthSignIn oauth, @Nullable RequestObjectStore requests) {

    AuthResponse redirect(
            OAuthProvider provider, EndpointCall call, AttemptPurpose purpose, RequestedParameters requested) {
        AuthorizationRedirect redirect = oauth.start(
                provider,
                call.site().endpoint("callback/" + provider.id()),
                call.callbackUrl(),
                purpose,
                requested,
                call.cookies(),
                call.cookieSet(),
                jwt -> requireNonNull(requests, "a store").keep(call, jwt));
        call.send(redirect.cookies());
        return AuthResponse.redirect(redirect.location());
    }
}
