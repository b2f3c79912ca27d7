package dev.latchkey.testing;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.JWSSigner;
import com.nimbusds.jose.jca.JCAContext;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.KeyUse;
import com.nimbusds.jose.jwk.OctetKeyPair;
import com.nimbusds.jose.util.Base64URL;
import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.security.SecureRandom;
import java.security.Signature;
import java.security.interfaces.EdECPrivateKey;
import java.security.interfaces.EdECPublicKey;
import java.security.spec.EdECPoint;
import java.security.spec.EdECPrivateKeySpec;
import java.security.spec.EdECPublicKeySpec;
import java.security.spec.NamedParameterSpec;
import java.util.Set;

/** Signs with the Ed25519 of the JDK (RFC 8037), because Nimbus needs another library for Ed25519. */
final class Ed25519Signer implements JWSSigner {

    private static final String NAME = "Ed25519";

    private final OctetKeyPair key;
    private final JCAContext context = new JCAContext();

    Ed25519Signer(OctetKeyPair key) {
        this.key = key;
    }

    static OctetKeyPair generate(SecureRandom random) throws JOSEException {
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance(NAME);
            generator.initialize(NamedParameterSpec.ED25519, random);
            KeyPair pair = generator.generateKeyPair();
            byte[] x = encoded((EdECPublicKey) pair.getPublic());
            byte[] d = ((EdECPrivateKey) pair.getPrivate()).getBytes().orElseThrow();
            return new OctetKeyPair.Builder(Curve.Ed25519, Base64URL.encode(x))
                    .d(Base64URL.encode(d))
                    .keyUse(KeyUse.SIGNATURE)
                    .algorithm(JWSAlgorithm.EdDSA)
                    .keyIDFromThumbprint()
                    .build();
        } catch (GeneralSecurityException lacking) {
            throw new JOSEException("The JDK makes Ed25519 keys", lacking);
        }
    }

    @Override
    public Base64URL sign(JWSHeader header, byte[] signingInput) throws JOSEException {
        try {
            PrivateKey secret = KeyFactory.getInstance(NAME)
                    .generatePrivate(new EdECPrivateKeySpec(NamedParameterSpec.ED25519, key.getDecodedD()));
            Signature signature = Signature.getInstance(NAME);
            signature.initSign(secret);
            signature.update(signingInput);
            return Base64URL.encode(signature.sign());
        } catch (GeneralSecurityException unfit) {
            throw new JOSEException("The key does not sign", unfit);
        }
    }

    /**
     * Returns whether this key has made the signature. Ed25519 makes the same signature each time, so the method signs
     * again and compares.
     */
    boolean hasMade(Base64URL signature, JWSHeader header, byte[] signingInput) throws JOSEException {
        return sign(header, signingInput).equals(signature);
    }

    /** Returns whether the public {@code key} verifies the signature. */
    static boolean verifies(OctetKeyPair key, byte[] signed, Base64URL signature) throws JOSEException {
        byte[] y = key.getDecodedX();
        byte[] reversed = new byte[y.length];
        for (int i = 0; i < y.length; i++) {
            reversed[i] = y[y.length - 1 - i];
        }
        boolean odd = (reversed[0] & 0x80) != 0;
        reversed[0] &= 0x7f;
        try {
            Signature verification = Signature.getInstance(NAME);
            verification.initVerify(KeyFactory.getInstance(NAME)
                    .generatePublic(new EdECPublicKeySpec(
                            NamedParameterSpec.ED25519, new EdECPoint(odd, new BigInteger(1, reversed)))));
            verification.update(signed);
            return verification.verify(signature.decode());
        } catch (GeneralSecurityException unfit) {
            throw new JOSEException("The key does not verify", unfit);
        }
    }

    @Override
    public Set<JWSAlgorithm> supportedJWSAlgorithms() {
        return Set.of(JWSAlgorithm.EdDSA);
    }

    @Override
    public JCAContext getJCAContext() {
        return context;
    }

    /* RFC 8032 section 5.1.2: y, least significant byte first, with the lowest bit of x as its last bit. */
    private static byte[] encoded(EdECPublicKey key) {
        byte[] y = key.getPoint().getY().toByteArray();
        byte[] encoded = new byte[32];
        for (int i = 0; i < Math.min(y.length, encoded.length); i++) {
            encoded[i] = y[y.length - 1 - i];
        }
        if (key.getPoint().isXOdd()) {
            encoded[31] |= (byte) 0x80;
        }
        return encoded;
    }
}
