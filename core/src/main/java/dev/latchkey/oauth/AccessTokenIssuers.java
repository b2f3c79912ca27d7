package dev.latchkey.oauth;

import dev.latchkey.feature.InvalidTokenException;
import dev.latchkey.feature.TokenIssuer;
import dev.latchkey.model.Claims;
import dev.latchkey.provider.OAuthProvider;
import dev.latchkey.seal.Randoms;
import java.time.InstantSource;
import java.util.function.Predicate;

/** Makes the issuers of access tokens, with the metadata, keys and client authentication that sign-ins use too. */
public final class AccessTokenIssuers implements TokenIssuer.Factory {

    private final ProviderHttp http;
    private final ClientAuthenticator client;
    private final InstantSource clock;
    private final Discovery discovery;
    private final JwksClient jwks;

    public AccessTokenIssuers(ProviderHttp http, Randoms randoms, InstantSource clock) {
        this.http = http;
        this.client = new ClientAuthenticator(randoms, clock);
        this.clock = clock;
        this.discovery = new Discovery(http, clock);
        this.jwks = new JwksClient(http, discovery, clock);
    }

    @Override
    public TokenIssuer of(OAuthProvider provider, Predicate<String> type) {
        return new Issuer(
                provider,
                discovery,
                new AccessTokenSignatures(provider, jwks, type),
                new IntrospectionEndpoint(provider, http, client, clock));
    }

    private record Issuer(
            OAuthProvider provider,
            Discovery discovery,
            AccessTokenSignatures signatures,
            IntrospectionEndpoint introspection)
            implements TokenIssuer {

        @Override
        public Claims verified(String jwt) {
            Claims claims = signatures.verified(jwt);
            if (!isOwn(claims)) {
                throw new InvalidTokenException("it is of another issuer");
            }
            return claims;
        }

        @Override
        public Claims introspected(String token) {
            Claims answer = introspection.ask(discovery.of(provider), token);
            if (!Boolean.TRUE.equals(answer.get("active"))) {
                throw new InvalidTokenException("its issuer says that it does not count");
            }
            if (answer.has("iss") && !isOwn(answer)) {
                throw new InvalidTokenException("its issuer says that it is of another issuer");
            }
            return answer;
        }

        /** Compares with the spelling in the metadata, which may have a slash that nobody configures. */
        private boolean isOwn(Claims claims) {
            return claims.get("iss") instanceof String named
                    && named.equals(discovery.of(provider).issuer());
        }
    }
}
