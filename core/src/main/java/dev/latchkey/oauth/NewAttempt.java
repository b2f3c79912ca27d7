package dev.latchkey.oauth;

import dev.latchkey.wire.SetCookie;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A new attempt, with the values that the authorization request needs.
 *
 * @param nonce the nonce; {@code null} to send none
 * @param challenge the PKCE challenge; {@code null} to send none
 * @param keyThumbprint the thumbprint of the key to which the tokens will be bound; {@code null} if to none
 * @param demand what the provider must say about how and when it has authenticated its user
 */
record NewAttempt(
        String state,
        @Nullable String nonce,
        @Nullable String challenge,
        @Nullable String keyThumbprint,
        AuthenticationDemand demand,
        List<SetCookie> cookies) {

    @Override
    public String toString() {
        return "NewAttempt";
    }
}
