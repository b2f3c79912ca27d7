package dev.latchkey.seal;

import static java.nio.charset.StandardCharsets.US_ASCII;

import dev.latchkey.model.Secret;
import java.security.GeneralSecurityException;
import java.util.Base64;
import java.util.concurrent.atomic.AtomicReferenceArray;
import org.jspecify.annotations.Nullable;

/**
 * One A256CBC-HS512 key, derived once. The encoded header is kept for comparison, and the cryptographic objects are
 * kept for reuse.
 */
final class CbcHmacKey implements ContentKey {

    private static final ContentEncryption ENCRYPTION = ContentEncryption.A256CBC_HS512;
    private static final int POOLED = 16; // a power of two

    private final byte[] key;
    private final AtomicReferenceArray<@Nullable CbcHmac> idle = new AtomicReferenceArray<>(POOLED);
    private final String keyId;
    private final String header;
    private final byte[] headerBytes;

    CbcHmacKey(Secret secret, String salt) {
        this.key = ENCRYPTION.derive(secret, salt);
        this.keyId = ENCRYPTION.keyId(key);
        String json = "{\"alg\":\"dir\",\"enc\":\"" + ENCRYPTION.wire + "\",\"kid\":\"" + keyId + "\"}";
        this.header = Base64.getUrlEncoder().withoutPadding().encodeToString(json.getBytes(US_ASCII));
        this.headerBytes = header.getBytes(US_ASCII);
    }

    @Override
    public String keyId() {
        return keyId;
    }

    /**
     * Returns whether {@code token} starts with the header that Latchkey writes for this key. Such a header need not be
     * parsed.
     */
    boolean wrote(CompactToken token) {
        return token.hasHeader(header);
    }

    /** Returns a compact JWE. Its header has the same order of members as in Auth.js (wire.md#format). */
    String encrypt(byte[] iv, byte[] plaintext) throws GeneralSecurityException {
        CbcHmac primitives = take();
        try {
            byte[] ciphertext = primitives.encrypt(iv, plaintext);
            byte[] tag = primitives.tag(headerBytes, iv, ciphertext);
            return CompactToken.write(header, iv, ciphertext, tag);
        } finally {
            giveBack(primitives);
        }
    }

    @Override
    public byte[] decrypt(CompactToken token) throws GeneralSecurityException {
        byte[] iv = token.iv(ENCRYPTION.ivBytes); // exact length: the tag covers iv and ciphertext joined
        byte[] ciphertext = token.ciphertext();
        CbcHmac primitives = take();
        try {
            if (!primitives.isAuthentic(token.aad(), iv, ciphertext, token.tag(ENCRYPTION.tagBytes))) {
                throw new TokenRejectedException("wrong tag");
            }
            return primitives.decrypt(iv, ciphertext);
        } finally {
            giveBack(primitives);
        }
    }

    /*
     * Takes an object from the pool, which has one slot each for a few threads. A thread-local would keep one object
     * for each virtual thread, and a lock would block.
     */
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
