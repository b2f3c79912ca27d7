package dev.latchkey.seal;

import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Arrays;
import javax.crypto.AEADBadTagException;
import javax.crypto.Cipher;
import javax.crypto.Mac;
import javax.crypto.spec.IvParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/** A256CBC-HS512 (RFC 7518 section 5.2.5) with primitives that are kept. Not for two threads at a time. */
final class CbcHmac {

    static final int IV_BYTES = 16;
    static final int TAG_BYTES = 32;

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

    /** Encrypts and writes the first 32 bytes of the authentication tag to {@code tag}. */
    byte[] encrypt(byte[] aad, byte[] iv, byte[] plaintext, byte[] tag) throws GeneralSecurityException {
        cipher.init(Cipher.ENCRYPT_MODE, encryptionKey, new IvParameterSpec(iv));
        byte[] ciphertext = cipher.doFinal(plaintext);
        authenticate(aad, iv, ciphertext);
        System.arraycopy(fullTag, 0, tag, 0, TAG_BYTES);
        return ciphertext;
    }

    byte[] decrypt(byte[] aad, byte[] iv, byte[] ciphertext, byte[] tag) throws GeneralSecurityException {
        authenticate(aad, iv, ciphertext);
        if (!MessageDigest.isEqual(Arrays.copyOf(fullTag, TAG_BYTES), tag)) {
            throw new AEADBadTagException("wrong tag");
        }
        cipher.init(Cipher.DECRYPT_MODE, encryptionKey, new IvParameterSpec(iv));
        return cipher.doFinal(ciphertext);
    }

    private void authenticate(byte[] aad, byte[] iv, byte[] ciphertext) throws GeneralSecurityException {
        mac.update(aad);
        mac.update(iv);
        mac.update(ciphertext);
        mac.update(ByteBuffer.allocate(Long.BYTES).putLong(aad.length * 8L).array());
        mac.doFinal(fullTag, 0);
    }
}
