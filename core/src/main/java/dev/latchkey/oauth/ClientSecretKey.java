package dev.latchkey.oauth;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.ECDSASigner;
import com.nimbusds.jwt.JWTClaimsSet;
import dev.latchkey.model.Secret;
import dev.latchkey.provider.OAuthDefinition;
import java.security.interfaces.ECPrivateKey;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.Map;

/**
 * Makes the client secret of providers that expect a JWT in its place, which the application signs with a private key
 * (ES256). Apple does.
 */
final class ClientSecretKey {

    private static final Duration LIFETIME = Duration.ofMinutes(5);

    private ClientSecretKey() {}

    /**
     * Returns the JWT.
     *
     * @param key the private key, of the curve P-256
     */
    static Secret jwt(OAuthDefinition client, ECPrivateKey key, Instant now) {
        Map<String, String> names = client.clientSecretClaims();
        JWSHeader header = new JWSHeader.Builder(JWSAlgorithm.ES256)
                .keyID(names.getOrDefault("keyId", ""))
                .build();
        JWTClaimsSet claims = new JWTClaimsSet.Builder()
                .issuer(names.getOrDefault("issuer", ""))
                .subject(client.clientId())
                .audience(names.getOrDefault("audience", ""))
                .issueTime(Date.from(now))
                .expirationTime(Date.from(now.plus(LIFETIME)))
                .build();
        try {
            return Secret.of(ClientSigner.signed(header, claims, new ECDSASigner(key)));
        } catch (JOSEException e) {
            throw new IllegalStateException("The private key of \"" + client.id() + "\" cannot sign", e);
        }
    }
}
