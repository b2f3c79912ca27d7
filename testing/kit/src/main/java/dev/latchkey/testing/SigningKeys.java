package dev.latchkey.testing;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.KeyUse;
import com.nimbusds.jose.jwk.OctetKeyPair;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.ECKeyGenerator;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import java.security.SecureRandom;
import java.util.List;

/** One generation of signing keys, one key for each algorithm, with their thumbprints as ids (RFC 7638). */
record SigningKeys(RSAKey rsa, ECKey ec, OctetKeyPair edwards) {

    private static final int RSA_BITS = 2048;

    static SigningKeys generate(SecureRandom random) {
        try {
            RSAKeyGenerator rsa = new RSAKeyGenerator(RSA_BITS);
            rsa.secureRandom(random).keyUse(KeyUse.SIGNATURE).algorithm(JWSAlgorithm.RS256);
            ECKeyGenerator ec = new ECKeyGenerator(Curve.P_256);
            ec.secureRandom(random).keyUse(KeyUse.SIGNATURE).algorithm(JWSAlgorithm.ES256);
            return new SigningKeys(
                    rsa.keyIDFromThumbprint(true).generate(),
                    ec.keyIDFromThumbprint(true).generate(),
                    Ed25519Signer.generate(random));
        } catch (JOSEException impossible) {
            throw new IllegalStateException("The JDK makes RSA, P-256 and Ed25519 keys", impossible);
        }
    }

    JWK of(SigningAlgorithm algorithm) {
        return switch (algorithm) {
            case RS256 -> rsa;
            case ES256 -> ec;
            case EdDSA -> edwards;
        };
    }

    List<JWK> all() {
        return List.of(rsa, ec, edwards);
    }

    @Override
    public String toString() {
        return "SigningKeys[" + rsa.getKeyID() + ", " + ec.getKeyID() + ", " + edwards.getKeyID() + "]";
    }
}
