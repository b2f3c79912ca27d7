package dev.latchkey.seal;

import static java.nio.charset.StandardCharsets.US_ASCII;

import dev.latchkey.model.Secret;
import java.security.GeneralSecurityException;
import java.util.HexFormat;
import java.util.List;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Hashes for one purpose of what was sent to somebody: HMAC-SHA-256 under a key that is derived from each of the
 * application's secrets for that purpose alone. So a hash that was found in one place says nothing in another.
 */
public final class VerificationHashes {

    private static final String HMAC = "HmacSHA256";
    private static final int KEY_BYTES = 32;

    private final List<SecretKeySpec> keys;

    VerificationHashes(List<Secret> secrets, String purpose) {
        byte[] info = ("latchkey.hash " + purpose).getBytes(US_ASCII);
        this.keys = secrets.stream()
                .map(secret -> Hkdf.derive(Hashes.utf8(secret.reveal()), new byte[0], info, KEY_BYTES))
                .map(key -> new SecretKeySpec(key, HMAC))
                .toList();
    }

    /** The hash to store: 64 lower-case hexadecimal digits. */
    public String of(String text) {
        return hash(keys.get(0), text);
    }

    /** Every hash that may have been stored, the newest first: mails outlive a change of secrets (W18). */
    public List<String> all(String text) {
        return keys.stream().map(key -> hash(key, text)).toList();
    }

    private static String hash(SecretKeySpec key, String text) {
        try {
            Mac mac = Mac.getInstance(HMAC);
            mac.init(key);
            return HexFormat.of().formatHex(mac.doFinal(Hashes.utf8(text)));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("This JDK lacks " + HMAC, e);
        }
    }
}
