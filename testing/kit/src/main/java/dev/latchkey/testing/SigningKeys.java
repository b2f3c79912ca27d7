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
import dev.latchkey.provider.SigningAlgorithm;
import java.security.SecureRandom;
import java.util.List;

/** One generation of signing keys, one key for each kind of algorithm, with their thumbprints as ids (RFC 7638). */
record SigningKeys(RSAKey rsa, ECKey ec, ECKey p384, ECKey p521, OctetKeyPair edwards) {

    private static final int RSA_BITS = 2048;

    static SigningKeys generate(SecureRandom random) {
        try {
            RSAKeyGenerator rsa = new RSAKeyGenerator(RSA_BITS);
            rsa.secureRandom(random).keyUse(KeyUse.SIGNATURE);
            return new SigningKeys(
                    rsa.keyIDFromThumbprint(true).generate(),
                    curve(Curve.P_256, JWSAlgorithm.ES256, random),
                    curve(Curve.P_384, JWSAlgorithm.ES384, random),
                    curve(Curve.P_521, JWSAlgorithm.ES512, random),
                    Ed25519Signer.generate(random));
        } catch (JOSEException impossible) {
            throw new IllegalStateException("The JDK makes keys of all kinds", impossible);
        }
    }

    private static ECKey curve(Curve curve, JWSAlgorithm algorithm, SecureRandom random) throws JOSEException {
        ECKeyGenerator generator = new ECKeyGenerator(curve);
        generator.secureRandom(random).keyUse(KeyUse.SIGNATURE).algorithm(algorithm);
        return generator.keyIDFromThumbprint(true).generate();
    }

    JWK of(SigningAlgorithm algorithm) {
        return switch (algorithm) {
            case RS256, RS384, RS512, PS256, PS384, PS512 -> rsa;
            case ES256 -> ec;
            case ES384 -> p384;
            case ES512 -> p521;
            case EdDSA -> edwards;
        };
    }

    List<JWK> all() {
        return List.of(rsa, ec, p384, p521, edwards);
    }

    @Override
    public String toString() {
        return "SigningKeys[" + rsa.getKeyID() + ", " + ec.getKeyID() + ", " + edwards.getKeyID() + "]";
    }
}
