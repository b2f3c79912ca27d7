package dev.latchkey.testing;

import static java.util.Objects.requireNonNull;

import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPair;
import java.security.spec.PKCS8EncodedKeySpec;
import java.security.spec.X509EncodedKeySpec;
import java.util.Base64;
import java.util.List;

/** An authenticator as text. No device gives its key away. */
public final class KeptAuthenticator {

    private KeptAuthenticator() {}

    public static List<String> write(SoftAuthenticator authenticator) {
        KeyPair key = authenticator.key;
        return List.of(
                base64(authenticator.id),
                base64(requireNonNull(key.getPublic().getEncoded())),
                base64(requireNonNull(key.getPrivate().getEncoded())));
    }

    /** Makes one that keeps its passkey and counts nothing. */
    public static SoftAuthenticator read(String origin, List<String> parts) {
        try {
            KeyFactory keys = KeyFactory.getInstance("EC");
            KeyPair key = new KeyPair(
                    keys.generatePublic(new X509EncodedKeySpec(bytes(parts.get(1)))),
                    keys.generatePrivate(new PKCS8EncodedKeySpec(bytes(parts.get(2)))));
            return SoftAuthenticator.passwordManager(origin, key, bytes(parts.get(0)));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String base64(byte[] bytes) {
        return Base64.getEncoder().encodeToString(bytes);
    }

    private static byte[] bytes(String text) {
        return Base64.getDecoder().decode(text);
    }
}
