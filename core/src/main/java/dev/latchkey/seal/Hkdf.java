package dev.latchkey.seal;

import java.security.GeneralSecurityException;
import java.util.Arrays;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** Implements HKDF with SHA-256 (RFC 5869), which the JDK offers only since release 25. */
final class Hkdf {

    private static final String HMAC = "HmacSHA256";
    private static final int HASH_BYTES = 32;

    private Hkdf() {}

    static byte[] derive(byte[] keyMaterial, byte[] salt, byte[] info, int length) {
        try {
            byte[] pseudoRandomKey =
                    mac(salt.length == 0 ? new byte[HASH_BYTES] : salt).doFinal(keyMaterial);
            Mac mac = mac(pseudoRandomKey);
            byte[] output = new byte[length];
            byte[] block = {};
            for (int done = 0, counter = 1; done < length; done += HASH_BYTES, counter++) {
                mac.update(block);
                mac.update(info);
                block = mac.doFinal(new byte[] {(byte) counter});
                System.arraycopy(block, 0, output, done, Math.min(HASH_BYTES, length - done));
            }
            Arrays.fill(pseudoRandomKey, (byte) 0);
            return output;
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("This JDK lacks " + HMAC, e);
        }
    }

    private static Mac mac(byte[] key) throws GeneralSecurityException {
        Mac mac = Mac.getInstance(HMAC);
        mac.init(new SecretKeySpec(key, HMAC));
        return mac;
    }
}
