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
import java.util.stream.Stream;

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
        return providers.stream()
                .flatMap(ClientKeysEndpoint::keys)
                .reduce(ClientKeys::and)
                .map(all -> new ClientKeysEndpoint(all.publicJwks()));
    }

    private static Stream<ClientKeys> keys(Provider provider) {
        if (!(provider instanceof OAuthProvider oauth)) {
            return Stream.empty();
        }
        OAuthSecurity security = oauth.definition().security();
        return Stream.of(security.signingKeys(), security.decryptionKeys(), security.responseKeys())
                .flatMap(Stream::ofNullable);
    }

    @Override
    public AuthResponse answer(EndpointCall call) {
        return AuthResponse.json(200, jwks);
    }
}
