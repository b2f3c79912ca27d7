package dev.latchkey.oauth;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.JWSSigner;
import com.nimbusds.jose.crypto.ECDSASigner;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import dev.latchkey.provider.ClientKeys;
import dev.latchkey.provider.OAuthDefinition;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Signs JWTs with the first signing key of a client. */
final class ClientSigner {

    private final ParsedClientKeys parsed = new ParsedClientKeys();

    /**
     * Returns a signed JWT.
     *
     * @param type the {@code typ} of its header; {@code null} for none
     * @param accepted the algorithms that the provider accepts; empty if they are not known
     */
    String sign(OAuthDefinition client, @Nullable String type, JWTClaimsSet claims, List<String> accepted) {
        JWK key = key(client);
        JWSAlgorithm algorithm = algorithm(client, key, accepted);
        JWSHeader header = new JWSHeader.Builder(algorithm)
                .type(type == null ? null : new JOSEObjectType(type))
                .keyID(key.getKeyID())
                .build();
        try {
            return signed(header, claims, signer(key));
        } catch (JOSEException e) {
            throw new IllegalStateException("A client key cannot be used for " + algorithm, e);
        }
    }

    /** Returns a JWT that another key signs. */
    static String signed(JWSHeader header, JWTClaimsSet claims, JWSSigner signer) throws JOSEException {
        SignedJWT jwt = new SignedJWT(header, claims);
        jwt.sign(signer);
        return jwt.serialize();
    }

    /** Returns the algorithm with which the client signs. */
    JWSAlgorithm algorithm(OAuthDefinition client, List<String> accepted) {
        return algorithm(client, key(client), accepted);
    }

    private JWK key(OAuthDefinition client) {
        ClientKeys keys = client.security().signingKeys();
        return Optional.ofNullable(keys)
                .flatMap(parsed::signing)
                .orElseThrow(() -> new IllegalStateException("No key that signs")); // problems() says so
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

    /* Without alg in the key, an RSA key signs with RS256, unless profile or provider accept only PS256. */
    private static JWSAlgorithm algorithm(OAuthDefinition client, JWK key, List<String> accepted) {
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
        return pss || client.security().isFapi2() ? JWSAlgorithm.PS256 : JWSAlgorithm.RS256;
    }
}
