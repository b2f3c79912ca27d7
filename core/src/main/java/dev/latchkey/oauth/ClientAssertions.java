package dev.latchkey.oauth;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.MACSigner;
import com.nimbusds.jwt.JWTClaimsSet;
import dev.latchkey.model.Secret;
import dev.latchkey.provider.OAuthDefinition;
import dev.latchkey.seal.Randoms;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Date;

/** Writes the assertions with which a client authenticates (RFC 7523 section 2.2). */
final class ClientAssertions {

    private static final long LIFETIME_SECONDS = 60;

    private final ClientSigner signer;
    private final Randoms randoms;
    private final InstantSource clock;

    ClientAssertions(ClientSigner signer, Randoms randoms, InstantSource clock) {
        this.signer = signer;
        this.randoms = randoms;
        this.clock = clock;
    }

    /** Returns an assertion that proves knowledge of the client secret. */
    String signedWithSecret(OAuthDefinition client, Secret secret, String audience) {
        JWSHeader header = new JWSHeader(JWSAlgorithm.HS256);
        try {
            MACSigner key = new MACSigner(secret.reveal().getBytes(UTF_8));
            return ClientSigner.signed(header, claims(client, audience), key);
        } catch (JOSEException e) {
            throw new IllegalStateException("The client secret cannot be used for HS256", e);
        }
    }

    /** Returns an assertion that the client's first signing key signs. */
    String signedWithKey(OAuthDefinition client, ProviderMetadata metadata, String audience) {
        return signer.sign(client, null, claims(client, audience), metadata.assertionAlgorithms());
    }

    private JWTClaimsSet claims(OAuthDefinition client, String audience) {
        Instant now = clock.instant();
        return new JWTClaimsSet.Builder()
                .issuer(client.clientId())
                .subject(client.clientId())
                .audience(audience)
                .issueTime(Date.from(now))
                .notBeforeTime(Date.from(now))
                .expirationTime(Date.from(now.plusSeconds(LIFETIME_SECONDS)))
                .jwtID(randoms.uuid())
                .build();
    }
}
