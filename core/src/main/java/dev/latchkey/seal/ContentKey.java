package dev.latchkey.seal;

import java.security.GeneralSecurityException;

/** A key that is derived from one secret for one slot and one content encryption. Safe for use by many threads. */
sealed interface ContentKey permits CbcHmacKey, GcmKey {

    /** Returns the key id by which a header names the key (wire.md#key-id). */
    String keyId();

    /**
     * Checks the tag of a token and returns its plaintext.
     *
     * @throws TokenRejectedException if a part has a wrong length, or the tag is wrong
     */
    byte[] decrypt(CompactToken token) throws GeneralSecurityException;
}
