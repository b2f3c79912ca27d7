package dev.latchkey.provider;

import static java.util.Objects.requireNonNull;

import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.OctetKeyPair;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.util.Base64URL;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.Signature;
import java.security.interfaces.ECPrivateKey;
import java.security.interfaces.ECPublicKey;
import java.security.interfaces.EdECPrivateKey;
import java.security.interfaces.EdECPublicKey;
import java.security.interfaces.RSAPrivateCrtKey;
import java.security.interfaces.RSAPublicKey;
import java.security.spec.RSAPublicKeySpec;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Joins private keys of the JDK with their public keys, because Nimbus would need another library to read them. */
final class JoinedKeys {

    private static final int ED25519_KEY_BYTES = 32; // the end of the encoding, RFC 8410 section 4

    private JoinedKeys() {}

    static List<JWK> of(List<PrivateKey> privates, List<PublicKey> publics) throws GeneralSecurityException {
        List<JWK> keys = new ArrayList<>();
        for (PrivateKey key : privates) {
            keys.add(jwk(key, publics));
        }
        return keys;
    }

    private static JWK jwk(PrivateKey key, List<PublicKey> publics) throws GeneralSecurityException {
        if (key instanceof RSAPrivateCrtKey rsa) {
            PublicKey half = KeyFactory.getInstance("RSA")
                    .generatePublic(new RSAPublicKeySpec(rsa.getModulus(), rsa.getPublicExponent()));
            return new RSAKey.Builder((RSAPublicKey) half).privateKey(rsa).build();
        }
        PublicKey half = half(key, publics);
        if (key instanceof ECPrivateKey ec && half instanceof ECPublicKey point) {
            return new ECKey.Builder(Curve.forECParameterSpec(point.getParams()), point)
                    .privateKey(ec)
                    .build();
        }
        if (!(key instanceof EdECPrivateKey edwards)) {
            throw new GeneralSecurityException("a key of another kind");
        }
        byte[] d = edwards.getBytes().orElseThrow(GeneralSecurityException::new);
        return new OctetKeyPair.Builder(Curve.Ed25519, Base64URL.encode(end(requireNonNull(half.getEncoded()))))
                .d(Base64URL.encode(d))
                .build();
    }

    private static byte[] end(byte[] encoded) {
        return Arrays.copyOfRange(encoded, encoded.length - ED25519_KEY_BYTES, encoded.length);
    }

    /** Returns the public key that verifies what {@code key} signs. The JDK cannot compute it. */
    private static PublicKey half(PrivateKey key, List<PublicKey> publics) throws GeneralSecurityException {
        for (PublicKey half : publics) {
            boolean curve = key instanceof ECPrivateKey && half instanceof ECPublicKey;
            boolean edwards = key instanceof EdECPrivateKey && half instanceof EdECPublicKey;
            if ((curve || edwards) && belongTogether(key, half, curve ? "SHA256withECDSA" : "Ed25519")) {
                return half;
            }
        }
        throw new IllegalArgumentException("ClientKeys has a private key without its public key: add the"
                + " PUBLIC KEY, as openssl pkey -pubout writes it, or the CERTIFICATE");
    }

    private static boolean belongTogether(PrivateKey key, PublicKey half, String algorithm)
            throws GeneralSecurityException {
        byte[] probe = {1, 2, 3};
        Signature signing = Signature.getInstance(algorithm);
        signing.initSign(key);
        signing.update(probe);
        Signature verifying = Signature.getInstance(algorithm);
        verifying.initVerify(half);
        verifying.update(probe);
        return verifying.verify(signing.sign());
    }
}
