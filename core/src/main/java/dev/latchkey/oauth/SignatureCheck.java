package dev.latchkey.oauth;

import static java.util.Objects.requireNonNull;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.ECDSAVerifier;
import com.nimbusds.jose.crypto.RSASSAVerifier;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.OctetKeyPair;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.util.Base64URL;
import java.security.GeneralSecurityException;

/** Checks signatures with one public key. */
@FunctionalInterface
interface SignatureCheck {

    /** Returns whether the key has made {@code signature} over {@code signed}. */
    boolean verifies(JWSHeader header, byte[] signed, Base64URL signature)
            throws JOSEException, GeneralSecurityException;

    /**
     * Returns the check for a key, which is decoded once. The check does not keep the {@code JWK}.
     *
     * @throws JOSEException if this kind of key makes no signatures
     * @throws GeneralSecurityException if the key is malformed
     */
    static SignatureCheck of(JWK key) throws JOSEException, GeneralSecurityException {
        requireNonNull(key, "key");
        if (key instanceof RSAKey rsa) {
            return new RSASSAVerifier(rsa)::verify;
        }
        if (key instanceof ECKey ec) {
            return new ECDSAVerifier(ec)::verify;
        }
        if (key instanceof OctetKeyPair pair) {
            Ed25519Verifier verifier = new Ed25519Verifier(pair);
            return (header, signed, signature) -> verifier.verifies(signed, signature.decode());
        }
        throw new JOSEException("A key of a kind that makes no signatures");
    }
}
