package dev.latchkey.provider;

import dev.latchkey.model.Secret;
import java.security.GeneralSecurityException;
import java.security.PrivateKey;
import java.security.interfaces.ECPrivateKey;
import java.util.List;
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
        try {
            List<PrivateKey> keys = PemKeys.privates(secret.reveal().replace("\\n", "\n"));
            return keys.size() == 1
                            && keys.get(0) instanceof ECPrivateKey key
                            && key.getParams().getOrder().bitLength() == P256_BITS
                    ? key
                    : null;
        } catch (GeneralSecurityException | IllegalArgumentException e) {
            return null;
        }
    }
}
