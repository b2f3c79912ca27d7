package dev.latchkey.oauth;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.JWSSigner;
import com.nimbusds.jose.crypto.ECDSASigner;
import com.nimbusds.jose.crypto.MACSigner;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import dev.latchkey.model.Secret;
import dev.latchkey.provider.ClientKeys;
import dev.latchkey.provider.OAuthDefinition;
import dev.latchkey.seal.Randoms;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Date;
import java.util.List;
import java.util.Optional;

/** Writes the assertions with which a client authenticates (RFC 7523 section 2.2). */
final class ClientAssertions {

    private static final long LIFETIME_SECONDS = 60;

    private final Randoms randoms;
    private final InstantSource clock;
    private final ParsedClientKeys parsed = new ParsedClientKeys();

    ClientAssertions(Randoms randoms, InstantSource clock) {
        this.randoms = randoms;
        this.clock = clock;
    }

    /** Returns an assertion that proves knowledge of the client secret. */
    String signedWithSecret(OAuthDefinition client, Secret secret, String audience) {
        try {
            MACSigner signer = new MACSigner(secret.reveal().getBytes(UTF_8));
            return signed(new JWSHeader(JWSAlgorithm.HS256), client, audience, signer);
        } catch (JOSEException e) {
            throw new IllegalStateException("The client secret cannot be used for HS256", e);
        }
    }

    /** Returns an assertion that the client's first signing key signs. */
    String signedWithKey(OAuthDefinition client, ProviderMetadata metadata, String audience) {
        ClientKeys keys = client.security().signingKeys();
        JWK key = Optional.ofNullable(keys)
                .flatMap(parsed::signing)
                .orElseThrow(() -> new IllegalStateException("No key that signs")); // problems() says so
        JWSAlgorithm algorithm = algorithm(key, metadata.assertionAlgorithms());
        JWSHeader header =
                new JWSHeader.Builder(algorithm).keyID(key.getKeyID()).build();
        try {
            return signed(header, client, audience, signer(key));
        } catch (JOSEException e) {
            throw new IllegalStateException("A client key cannot be used for " + algorithm, e);
        }
    }

    private String signed(JWSHeader header, OAuthDefinition client, String audience, JWSSigner signer)
            throws JOSEException {
        Instant now = clock.instant();
        JWTClaimsSet claims = new JWTClaimsSet.Builder()
                .issuer(client.clientId())
                .subject(client.clientId())
                .audience(audience)
                .issueTime(Date.from(now))
                .notBeforeTime(Date.from(now))
                .expirationTime(Date.from(now.plusSeconds(LIFETIME_SECONDS)))
                .jwtID(randoms.uuid())
                .build();
        SignedJWT assertion = new SignedJWT(header, claims);
        assertion.sign(signer);
        return assertion.serialize();
    }

    private static JWSSigner signer(JWK key) throws JOSEException {
        if (key instanceof RSAKey rsa) {
            return new RSASSASigner(rsa);
        }
        return key instanceof ECKey ec ? new ECDSASigner(ec) : new Ed25519Signer(key.toOctetKeyPair());
    }

    private static JWSAlgorithm ecdsa(Curve curve) {
        if (curve.equals(Curve.P_256)) {
            return JWSAlgorithm.ES256;
        }
        return curve.equals(Curve.P_384) ? JWSAlgorithm.ES384 : JWSAlgorithm.ES512;
    }

    /* Without alg in the key, an RSA key signs with RS256 unless the provider accepts only PS256. */
    private static JWSAlgorithm algorithm(JWK key, List<String> accepted) {
        if (key.getAlgorithm() != null) {
            return JWSAlgorithm.parse(key.getAlgorithm().getName());
        }
        if (key instanceof ECKey ec) {
            return ecdsa(ec.getCurve());
        }
        if (!(key instanceof RSAKey)) {
            return JWSAlgorithm.EdDSA;
        }
        boolean pss =
                accepted.contains(JWSAlgorithm.PS256.getName()) && !accepted.contains(JWSAlgorithm.RS256.getName());
        return pss ? JWSAlgorithm.PS256 : JWSAlgorithm.RS256;
    }
}
