package dev.latchkey.provider;

import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.OctetKeyPair;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.util.Base64URL;
import java.io.ByteArrayInputStream;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.Signature;
import java.security.cert.CertificateFactory;
import java.security.interfaces.ECPrivateKey;
import java.security.interfaces.ECPublicKey;
import java.security.interfaces.EdECPrivateKey;
import java.security.interfaces.EdECPublicKey;
import java.security.interfaces.RSAPrivateCrtKey;
import java.security.interfaces.RSAPublicKey;
import java.security.spec.PKCS8EncodedKeySpec;
import java.security.spec.RSAPublicKeySpec;
import java.security.spec.X509EncodedKeySpec;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads private keys in PEM (RFC 7468), with the JDK. */
final class PemKeys {

    private static final Pattern BLOCK =
            Pattern.compile("-----BEGIN ([A-Z0-9 ]{1,40})-----([A-Za-z0-9+/=\\s]*+)-----END \\1-----");
    private static final List<String> ALGORITHMS = List.of("RSA", "EC", "Ed25519");
    private static final int ED25519_KEY_BYTES = 32; // the end of the encoding, RFC 8410 section 4

    private final List<PrivateKey> privates = new ArrayList<>();
    private final List<PublicKey> publics = new ArrayList<>();

    private PemKeys() {}

    @SuppressWarnings("UnusedException") // its message may quote the key
    static List<JWK> of(String text) {
        PemKeys pem = new PemKeys();
        try {
            pem.read(text);
            List<JWK> keys = new ArrayList<>();
            for (PrivateKey key : pem.privates) {
                keys.add(pem.jwk(key));
            }
            return PrivateKeys.checked(keys);
        } catch (GeneralSecurityException e) {
            throw new IllegalArgumentException("ClientKeys.pem(…) has a key that cannot be read");
        }
    }

    private void read(String text) throws GeneralSecurityException {
        Matcher block = BLOCK.matcher(text);
        while (block.find()) {
            byte[] content = Base64.getMimeDecoder().decode(String.valueOf(block.group(2)));
            switch (String.valueOf(block.group(1))) {
                case "PRIVATE KEY" -> privates.add(privateKey(content));
                case "PUBLIC KEY" -> publics.add(publicKey(content));
                case "CERTIFICATE" ->
                    publics.add(CertificateFactory.getInstance("X.509")
                            .generateCertificate(new ByteArrayInputStream(content))
                            .getPublicKey());
                default ->
                    throw new IllegalArgumentException(
                            "ClientKeys.pem(…) reads PRIVATE KEY, PUBLIC KEY and CERTIFICATE:"
                                    + " openssl pkcs8 -topk8 -nocrypt makes the first of another form");
            }
        }
    }

    private static PrivateKey privateKey(byte[] encoded) throws GeneralSecurityException {
        for (String algorithm : ALGORITHMS) {
            try {
                return KeyFactory.getInstance(algorithm).generatePrivate(new PKCS8EncodedKeySpec(encoded));
            } catch (GeneralSecurityException e) {
                // the key may be of the next algorithm
            }
        }
        throw new GeneralSecurityException("not a private key of RSA, EC or Ed25519");
    }

    private static PublicKey publicKey(byte[] encoded) throws GeneralSecurityException {
        for (String algorithm : ALGORITHMS) {
            try {
                return KeyFactory.getInstance(algorithm).generatePublic(new X509EncodedKeySpec(encoded));
            } catch (GeneralSecurityException e) {
                // the key may be of the next algorithm
            }
        }
        throw new GeneralSecurityException("not a public key of RSA, EC or Ed25519");
    }

    private JWK jwk(PrivateKey key) throws GeneralSecurityException {
        if (key instanceof RSAPrivateCrtKey rsa) {
            PublicKey half = KeyFactory.getInstance("RSA")
                    .generatePublic(new RSAPublicKeySpec(rsa.getModulus(), rsa.getPublicExponent()));
            return new RSAKey.Builder((RSAPublicKey) half).privateKey(rsa).build();
        }
        PublicKey half = half(key);
        if (key instanceof ECPrivateKey ec && half instanceof ECPublicKey point) {
            return new ECKey.Builder(Curve.forECParameterSpec(point.getParams()), point)
                    .privateKey(ec)
                    .build();
        }
        byte[] d = ((EdECPrivateKey) key).getBytes().orElseThrow(GeneralSecurityException::new);
        return new OctetKeyPair.Builder(Curve.Ed25519, Base64URL.encode(end(half.getEncoded())))
                .d(Base64URL.encode(d))
                .build();
    }

    private static byte[] end(byte[] encoded) {
        return Arrays.copyOfRange(encoded, encoded.length - ED25519_KEY_BYTES, encoded.length);
    }

    /** Returns the public key that verifies what {@code key} signs. The JDK cannot compute it. */
    private PublicKey half(PrivateKey key) throws GeneralSecurityException {
        for (PublicKey half : publics) {
            boolean curve = key instanceof ECPrivateKey && half instanceof ECPublicKey;
            boolean edwards = key instanceof EdECPrivateKey && half instanceof EdECPublicKey;
            if ((curve || edwards) && belongTogether(key, half, curve ? "SHA256withECDSA" : "Ed25519")) {
                return half;
            }
        }
        throw new IllegalArgumentException("ClientKeys.pem(…) has a private key without its public key: add the"
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
