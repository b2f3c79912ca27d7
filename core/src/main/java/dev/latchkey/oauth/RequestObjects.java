package dev.latchkey.oauth;

import com.nimbusds.jwt.JWTClaimsSet;
import dev.latchkey.provider.OAuthDefinition;
import dev.latchkey.seal.Randoms;
import dev.latchkey.wire.Json;
import dev.latchkey.wire.MalformedException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Date;
import java.util.Map;
import java.util.Set;

/** Signs authorization requests (JAR, RFC 9101; OpenID Connect Core section 6.1). */
final class RequestObjects {

    private static final String TYPE = "oauth-authz-req+jwt";

    /** How long a signed request counts. */
    static final Duration LIFETIME = Duration.ofMinutes(5);

    /** The parameters that are no texts in JSON (OpenID Connect Core sections 5.5 and 6.1, RFC 9396 section 2). */
    private static final Set<String> JSON = Set.of("authorization_details", "claims", "max_age");

    private final ClientSigner signer;
    private final Randoms randoms;
    private final InstantSource clock;

    RequestObjects(ClientSigner signer, Randoms randoms, InstantSource clock) {
        this.signer = signer;
        this.randoms = randoms;
        this.clock = clock;
    }

    /** Returns a JWT with the request {@code fields}. */
    String signed(OAuthDefinition client, ProviderMetadata metadata, Map<String, String> fields) {
        Instant now = clock.instant();
        JWTClaimsSet.Builder claims = new JWTClaimsSet.Builder()
                .issuer(client.clientId())
                .audience(ProviderMetadata.require(metadata.issuer(), "issuer"))
                .issueTime(Date.from(now))
                .notBeforeTime(Date.from(now))
                .expirationTime(Date.from(now.plus(LIFETIME)))
                .jwtID(randoms.uuid());
        fields.forEach((name, value) -> claims.claim(name, typed(name, value)));
        return signer.sign(client, TYPE, claims.build(), metadata.abilities().requestAlgorithms());
    }

    private static Object typed(String name, String value) {
        if (JSON.contains(name)) {
            try {
                Object parsed = Json.parse(value);
                return parsed == null ? value : parsed;
            } catch (MalformedException e) {
                return value; // the provider says what is wrong with it
            }
        }
        return value;
    }
}
