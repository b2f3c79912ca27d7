package dev.latchkey.provider;

import dev.latchkey.model.Secret;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.interfaces.ECPrivateKey;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.Base64;
import org.jspecify.annotations.Nullable;

/** Reads private keys for ES256 in PEM (PKCS #8). The lines of a key may also be joined by {@code \n}. */
final class PemKey {

    private static final int P256_BITS = 256;

    private PemKey() {}

    /** Returns whether {@code secret} is meant to be a private key. */
    static boolean isMeant(Secret secret) {
        return secret.reveal().contains("PRIVATE KEY");
    }

    /** Returns the key; {@code null} if it cannot be read, or is no key of the curve P-256. */
    static @Nullable ECPrivateKey read(Secret secret) {
        String base64 = secret.reveal().replace("\\n", "").replaceAll("-----[A-Z ]+-----|\\s", "");
        try {
            PKCS8EncodedKeySpec encoded =
                    new PKCS8EncodedKeySpec(Base64.getDecoder().decode(base64));
            ECPrivateKey key = (ECPrivateKey) KeyFactory.getInstance("EC").generatePrivate(encoded);
            return key.getParams().getOrder().bitLength() == P256_BITS ? key : null;
        } catch (GeneralSecurityException | IllegalArgumentException e) {
            return null;
        }
    }
}
