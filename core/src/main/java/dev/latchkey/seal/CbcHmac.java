package dev.latchkey.seal;

import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Arrays;
import javax.crypto.Cipher;
import javax.crypto.Mac;
import javax.crypto.spec.IvParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/**
 * Implements A256CBC-HS512 (RFC 7518 section 5.2.5) and reuses its cryptographic objects. Not thread-safe. An instance
 * can be used again even after a failure, because each use initialises these objects again.
 */
final class CbcHmac {

    private final SecretKeySpec encryptionKey;
    private final Mac mac;
    private final Cipher cipher;
    private final byte[] fullTag = new byte[64];

    CbcHmac(byte[] key) throws GeneralSecurityException {
        this.mac = Mac.getInstance("HmacSHA512");
        mac.init(new SecretKeySpec(key, 0, 32, "HmacSHA512"));
        this.encryptionKey = new SecretKeySpec(key, 32, 32, "AES");
        this.cipher = Cipher.getInstance("AES/CBC/PKCS5Padding");
    }

    byte[] encrypt(byte[] iv, byte[] plaintext) throws GeneralSecurityException {
        cipher.init(Cipher.ENCRYPT_MODE, encryptionKey, new IvParameterSpec(iv));
        return cipher.doFinal(plaintext);
    }

    byte[] decrypt(byte[] iv, byte[] ciphertext) throws GeneralSecurityException {
        cipher.init(Cipher.DECRYPT_MODE, encryptionKey, new IvParameterSpec(iv));
        return cipher.doFinal(ciphertext);
    }

    /** Returns the authentication tag, which is the first half of the HMAC. */
    byte[] tag(byte[] aad, byte[] iv, byte[] ciphertext) throws GeneralSecurityException {
        mac.reset();
        mac.update(aad);
        mac.update(iv);
        mac.update(ciphertext);
        mac.update(ByteBuffer.allocate(Long.BYTES).putLong(aad.length * 8L).array());
        mac.doFinal(fullTag, 0);
        return Arrays.copyOf(fullTag, ContentEncryption.A256CBC_HS512.tagBytes);
    }

    /** Returns whether {@code tag} is right. The time of this check does not depend on the position of a difference. */
    boolean isAuthentic(byte[] aad, byte[] iv, byte[] ciphertext, byte[] tag) throws GeneralSecurityException {
        return MessageDigest.isEqual(tag(aad, iv, ciphertext), tag);
    }
}
