package dev.latchkey.oauth;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jwt.SignedJWT;
import java.security.GeneralSecurityException;

/** Verifies JWTs that carry the public key that has signed them, such as DPoP proofs (RFC 9449 section 4.2). */
public final class ProofSignature {

    private ProofSignature() {}

    /**
     * Returns whether {@code key} has signed the JWT. Keys that are too weak, of a kind that makes no signatures, or
     * that also verify what everybody can sign, verify nothing.
     */
    public static boolean verifies(SignedJWT jwt, JWK key) {
        try {
            return JwksClient.isUsable(key)
                    && SignatureVerifier.isOffered(jwt.getHeader().getAlgorithm())
                    && SignatureCheck.of(key).verifies(jwt.getHeader(), jwt.getSigningInput(), jwt.getSignature());
        } catch (JOSEException | GeneralSecurityException | RuntimeException e) { // the library throws all of them
            return false;
        }
    }
}
