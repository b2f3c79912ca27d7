package dev.latchkey.provider;

import com.nimbusds.jose.jwk.JWK;
import java.io.ByteArrayInputStream;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.cert.CertificateFactory;
import java.security.spec.PKCS8EncodedKeySpec;
import java.security.spec.X509EncodedKeySpec;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads private keys in PEM (RFC 7468), with the JDK. */
final class PemKeys {

    private static final Pattern BLOCK =
            Pattern.compile("-----BEGIN ([A-Z0-9 ]{1,40})-----([A-Za-z0-9+/=\\s]*+)-----END \\1-----");
    private static final List<String> ALGORITHMS = List.of("RSA", "EC", "Ed25519");

    private final List<PrivateKey> privates = new ArrayList<>();
    private final List<PublicKey> publics = new ArrayList<>();

    private PemKeys() {}

    @SuppressWarnings("UnusedException") // its message may quote the key
    static List<JWK> of(String text) {
        try {
            PemKeys pem = read(text);
            return PrivateKeys.checked(JoinedKeys.of(pem.privates, pem.publics));
        } catch (GeneralSecurityException e) {
            throw new IllegalArgumentException("ClientKeys.pem(…) has a key that cannot be read");
        }
    }

    /** Returns the private keys alone, which need no public keys beside them. */
    static List<PrivateKey> privates(String text) throws GeneralSecurityException {
        return read(text).privates;
    }

    private static PemKeys read(String text) throws GeneralSecurityException {
        PemKeys pem = new PemKeys();
        Matcher block = BLOCK.matcher(text);
        while (block.find()) {
            pem.add(String.valueOf(block.group(1)), Base64.getMimeDecoder().decode(String.valueOf(block.group(2))));
        }
        return pem;
    }

    private void add(String label, byte[] content) throws GeneralSecurityException {
        switch (label) {
            case "PRIVATE KEY" -> privates.add(privateKey(content));
            case "PUBLIC KEY" -> publics.add(publicKey(content));
            case "CERTIFICATE" ->
                publics.add(CertificateFactory.getInstance("X.509")
                        .generateCertificate(new ByteArrayInputStream(content))
                        .getPublicKey());
            default ->
                throw new IllegalArgumentException("ClientKeys.pem(…) reads PRIVATE KEY, PUBLIC KEY and CERTIFICATE:"
                        + " openssl pkcs8 -topk8 -nocrypt makes the first of another form");
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
}
