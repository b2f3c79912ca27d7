package dev.latchkey.oauth;

import com.nimbusds.jose.jwk.OctetKeyPair;
import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PublicKey;
import java.security.Signature;
import java.security.spec.EdECPoint;
import java.security.spec.EdECPublicKeySpec;
import java.security.spec.NamedParameterSpec;

/** Verifies Ed25519 signatures (RFC 8037) with the JDK, because Nimbus would need another library. */
final class Ed25519Verifier {

    private static final String NAME = "Ed25519";
    private static final int KEY_BYTES = 32;

    private final PublicKey key;

    /**
     * Decodes the public key.
     *
     * @throws GeneralSecurityException if it is none
     */
    Ed25519Verifier(OctetKeyPair key) throws GeneralSecurityException {
        this.key = publicKey(key.getDecodedX());
    }

    boolean verifies(byte[] signed, byte[] signature) throws GeneralSecurityException {
        Signature verification = Signature.getInstance(NAME);
        verification.initVerify(key);
        verification.update(signed);
        return verification.verify(signature);
    }

    /*
     * Decodes a public key by RFC 8032 section 5.1.2. The last bit says whether x is odd. The other bits are y, with
     * the least significant byte first.
     */
    private static PublicKey publicKey(byte[] encoded) throws GeneralSecurityException {
        if (encoded.length != KEY_BYTES) {
            throw new GeneralSecurityException("An Ed25519 key has " + KEY_BYTES + " bytes");
        }
        byte[] y = new byte[KEY_BYTES];
        for (int i = 0; i < KEY_BYTES; i++) {
            y[i] = encoded[KEY_BYTES - 1 - i];
        }
        boolean odd = (y[0] & 0x80) != 0;
        y[0] &= 0x7f;
        EdECPoint point = new EdECPoint(odd, new BigInteger(1, y));
        return KeyFactory.getInstance(NAME).generatePublic(new EdECPublicKeySpec(NamedParameterSpec.ED25519, point));
    }
}
