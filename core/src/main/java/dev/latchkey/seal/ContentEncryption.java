package dev.latchkey.seal;

import static java.nio.charset.StandardCharsets.US_ASCII;

import dev.latchkey.model.Secret;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Base64;

/** The two content encryptions of sealed tokens (wire.md#format). Latchkey writes one and reads both. */
enum ContentEncryption {
    A256CBC_HS512("A256CBC-HS512", 64, 16, 32, "SHA-512"),
    A256GCM("A256GCM", 32, 12, 16, "SHA-256");

    final String wire;
    final int ivBytes;
    final int tagBytes;
    private final int keyBytes;
    private final String thumbprintHash;

    ContentEncryption(String wire, int keyBytes, int ivBytes, int tagBytes, String thumbprintHash) {
        this.wire = wire;
        this.keyBytes = keyBytes;
        this.ivBytes = ivBytes;
        this.tagBytes = tagBytes;
        this.thumbprintHash = thumbprintHash;
    }

    /** Returns the key that is derived from a secret for one slot (wire.md#keys). */
    byte[] derive(Secret secret, String salt) {
        return Hkdf.derive(
                Hashes.utf8(secret.reveal()),
                Hashes.utf8(salt),
                Hashes.utf8("Auth.js Generated Encryption Key (" + salt + ")"),
                keyBytes);
    }

    /** Returns the JWK thumbprint of a key (RFC 7638; wire.md#key-id). */
    String keyId(byte[] key) {
        Base64.Encoder base64 = Base64.getUrlEncoder().withoutPadding();
        String jwk = "{\"k\":\"" + base64.encodeToString(key) + "\",\"kty\":\"oct\"}";
        try {
            return base64.encodeToString(
                    MessageDigest.getInstance(thumbprintHash).digest(jwk.getBytes(US_ASCII)));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("This JDK lacks " + thumbprintHash, e);
        }
    }
}
