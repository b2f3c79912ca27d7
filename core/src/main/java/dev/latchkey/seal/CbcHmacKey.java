package dev.latchkey.seal;

import static java.nio.charset.StandardCharsets.US_ASCII;

import dev.latchkey.model.Secret;
import java.security.GeneralSecurityException;
import java.util.Base64;
import java.util.concurrent.atomic.AtomicReferenceArray;

/** One A256CBC-HS512 key: derived once, with its header ready to compare and its primitives ready to use. */
final class CbcHmacKey {

    private static final int POOLED = 16; // a power of two

    private final byte[] key;
    private final AtomicReferenceArray<CbcHmac> idle = new AtomicReferenceArray<>(POOLED);
    final String keyId;
    final String header;
    final byte[] headerBytes;

    CbcHmacKey(Secret secret, String salt) {
        this.key = ContentEncryption.A256CBC_HS512.derive(secret, salt);
        this.keyId = ContentEncryption.A256CBC_HS512.keyId(key);
        String json =
                "{\"alg\":\"dir\",\"enc\":\"" + ContentEncryption.A256CBC_HS512.wire + "\",\"kid\":\"" + keyId + "\"}";
        this.header = Base64.getUrlEncoder().withoutPadding().encodeToString(json.getBytes(US_ASCII));
        this.headerBytes = header.getBytes(US_ASCII);
    }

    byte[] encrypt(byte[] iv, byte[] plaintext, byte[] tag) throws GeneralSecurityException {
        CbcHmac primitives = take();
        byte[] ciphertext = primitives.encrypt(headerBytes, iv, plaintext, tag);
        giveBack(primitives);
        return ciphertext;
    }

    byte[] decrypt(byte[] aad, byte[] iv, byte[] ciphertext, byte[] tag) throws GeneralSecurityException {
        CbcHmac primitives = take();
        byte[] plaintext = primitives.decrypt(aad, iv, ciphertext, tag);
        giveBack(primitives); // not after an exception: nobody promises what state they are in then
        return plaintext;
    }

    /* Neither a thread-local, which virtual threads would multiply, nor a lock: one slot each for a few threads. */
    private CbcHmac take() throws GeneralSecurityException {
        CbcHmac primitives = idle.getAndSet(slot(), null);
        return primitives != null ? primitives : new CbcHmac(key);
    }

    private void giveBack(CbcHmac primitives) {
        idle.set(slot(), primitives);
    }

    private static int slot() {
        return (int) Thread.currentThread().getId() & (POOLED - 1);
    }
}
