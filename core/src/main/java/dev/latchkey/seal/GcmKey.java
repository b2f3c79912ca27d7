package dev.latchkey.seal;

import dev.latchkey.model.Secret;
import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/** One A256GCM key (RFC 7518 section 5.3). The key only opens tokens that another library has sealed. */
final class GcmKey implements ContentKey {

    private static final ContentEncryption ENCRYPTION = ContentEncryption.A256GCM;

    private final byte[] key;
    private final String keyId;

    GcmKey(Secret secret, String salt) {
        this.key = ENCRYPTION.derive(secret, salt);
        this.keyId = ENCRYPTION.keyId(key);
    }

    @Override
    public String keyId() {
        return keyId;
    }

    @Override
    public byte[] decrypt(CompactToken token) throws GeneralSecurityException {
        byte[] iv = token.iv(ENCRYPTION.ivBytes);
        byte[] sealed = concat(token.ciphertext(), token.tag(ENCRYPTION.tagBytes));
        Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
        GCMParameterSpec parameters = new GCMParameterSpec(ENCRYPTION.tagBytes * Byte.SIZE, iv);
        cipher.init(Cipher.DECRYPT_MODE, new SecretKeySpec(key, "AES"), parameters);
        cipher.updateAAD(token.aad());
        return cipher.doFinal(sealed);
    }

    private static byte[] concat(byte[] head, byte[] tail) {
        return ByteBuffer.allocate(head.length + tail.length)
                .put(head)
                .put(tail)
                .array();
    }
}
