package dev.latchkey.seal;

import dev.latchkey.model.Secret;
import java.security.GeneralSecurityException;
import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/** One A256GCM key (RFC 7518 section 5.3). Only read, for tokens that another side made so. */
final class GcmKey {

    private static final int TAG_BITS = 128;

    private final byte[] key;
    final String keyId;

    GcmKey(Secret secret, String salt) {
        this.key = ContentEncryption.A256GCM.derive(secret, salt);
        this.keyId = ContentEncryption.A256GCM.keyId(key);
    }

    byte[] decrypt(byte[] aad, byte[] iv, byte[] ciphertext, byte[] tag) throws GeneralSecurityException {
        Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
        cipher.init(Cipher.DECRYPT_MODE, new SecretKeySpec(key, "AES"), new GCMParameterSpec(TAG_BITS, iv));
        cipher.updateAAD(aad);
        byte[] head = cipher.update(ciphertext);
        byte[] tail = cipher.doFinal(tag);
        if (head == null || head.length == 0) {
            return tail;
        }
        byte[] plaintext = new byte[head.length + tail.length];
        System.arraycopy(head, 0, plaintext, 0, head.length);
        System.arraycopy(tail, 0, plaintext, head.length, tail.length);
        return plaintext;
    }
}
