package dev.latchkey.testing;

import com.nimbusds.jose.EncryptionMethod;
import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWEAlgorithm;
import com.nimbusds.jose.JWEHeader;
import com.nimbusds.jose.JWEObject;
import com.nimbusds.jose.Payload;
import com.nimbusds.jose.crypto.ECDHEncrypter;
import com.nimbusds.jose.crypto.RSAEncrypter;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.RSAKey;

/**
 * How ID tokens or authorization responses are encrypted for one client (OpenID Connect Core section 10.2, JARM section
 * 2.2).
 *
 * @param key the client's public key
 */
record TokenEncryption(JWK key, JWEAlgorithm algorithm, EncryptionMethod method) {

    String encrypt(String content) {
        JWEHeader header = new JWEHeader.Builder(algorithm, method)
                .contentType("JWT")
                .keyID(key.getKeyID())
                .build();
        JWEObject token = new JWEObject(header, new Payload(content));
        try {
            token.encrypt(key instanceof RSAKey rsa ? new RSAEncrypter(rsa) : new ECDHEncrypter(key.toECKey()));
        } catch (JOSEException unfit) {
            throw new IllegalStateException("The client's key does not fit its algorithm", unfit);
        }
        return token.serialize();
    }

    @Override
    public String toString() {
        return "TokenEncryption[" + algorithm + ", " + method + "]";
    }
}
