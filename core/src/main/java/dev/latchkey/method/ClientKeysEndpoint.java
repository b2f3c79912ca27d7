package dev.latchkey.method;

import dev.latchkey.feature.Endpoint;
import dev.latchkey.feature.EndpointCall;
import dev.latchkey.http.AuthResponse;
import dev.latchkey.provider.ClientKeys;
import dev.latchkey.provider.OAuthProvider;
import dev.latchkey.provider.OAuthSecurity;
import dev.latchkey.provider.Provider;
import java.util.Collection;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Handles {@code GET /jwks}. Publishes the public halves of the keys with which this application authenticates at
 * providers and decrypts their tokens (RFC 7517 section 5).
 */
public final class ClientKeysEndpoint implements Endpoint {

    private final String jwks;

    private ClientKeysEndpoint(String jwks) {
        this.jwks = jwks;
    }

    /** Returns the endpoint; empty if no provider has such keys. */
    public static Optional<ClientKeysEndpoint> of(Collection<Provider> providers) {
        ClientKeys all = null;
        for (OAuthProvider provider : OAuthProviders.of(providers).values()) {
            OAuthSecurity security = provider.definition().security();
            all = and(and(and(all, security.signingKeys()), security.decryptionKeys()), security.responseKeys());
        }
        return all == null ? Optional.empty() : Optional.of(new ClientKeysEndpoint(all.publicJwks()));
    }

    private static @Nullable ClientKeys and(@Nullable ClientKeys some, @Nullable ClientKeys more) {
        return some == null || more == null ? (some == null ? more : some) : some.and(more);
    }

    @Override
    public AuthResponse answer(EndpointCall call) {
        return AuthResponse.json(200, jwks);
    }
}
