package dev.latchkey.testing;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSVerifier;
import com.nimbusds.jose.crypto.ECDSAVerifier;
import com.nimbusds.jose.crypto.RSASSAVerifier;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.OctetKeyPair;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jwt.SignedJWT;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Rotates the provider's signing keys. The provider publishes keys of all algorithms, but signs with one algorithm. */
final class SigningKeyRotation {

    private final SecureRandom random;
    private final List<SigningKeys> published = new ArrayList<>();
    private final List<JWK> everUsed = new ArrayList<>();
    private @Nullable SigningKeys foreign;

    SigningKeyRotation(SecureRandom random) {
        this.random = random;
    }

    /**
     * Returns the keys with which the provider currently signs. The first call generates the keys, because generating
     * RSA keys takes time and many tests need no token.
     */
    synchronized SigningKeys current() {
        if (published.isEmpty()) {
            publishNew();
        }
        return published.get(0);
    }

    /** Returns an attacker's keys, which the provider does not publish. */
    synchronized SigningKeys foreign() {
        if (foreign == null) {
            foreign = SigningKeys.generate(random);
        }
        return foreign;
    }

    synchronized void rotate(boolean keepOld) {
        if (!keepOld) {
            published.clear();
        }
        publishNew();
    }

    synchronized JWKSet published() {
        return published.isEmpty() ? publicSet(List.of(current())) : publicSet(published);
    }

    /** Returns whether one of this provider's keys has signed {@code token}, including retired keys. */
    synchronized boolean haveSigned(SignedJWT token) throws JOSEException {
        JWK key = new JWKSet(everUsed).getKeyByKeyId(token.getHeader().getKeyID());
        if (key instanceof OctetKeyPair edwards) {
            return new Ed25519Signer(edwards).hasMade(token.getSignature(), token.getHeader(), token.getSigningInput());
        }
        return key != null && token.verify(verifier(key));
    }

    static JWKSet publicSet(List<SigningKeys> pairs) {
        List<JWK> keys = pairs.stream().flatMap(pair -> pair.all().stream()).toList();
        return new JWKSet(keys).toPublicJWKSet();
    }

    private void publishNew() {
        SigningKeys pair = SigningKeys.generate(random);
        published.add(0, pair);
        everUsed.addAll(pair.all());
    }

    private static JWSVerifier verifier(JWK key) throws JOSEException {
        return key instanceof RSAKey rsa ? new RSASSAVerifier(rsa) : new ECDSAVerifier(key.toECKey());
    }
}
