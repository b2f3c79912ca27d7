package dev.latchkey.seal;

import java.security.GeneralSecurityException;

/** A key derived from one secret for one slot and one content encryption. For any number of threads. */
sealed interface ContentKey permits CbcHmacKey, GcmKey {

    /** What a header names the key by (wire.md#key-id). */
    String keyId();

    /**
     * Returns the plaintext of a token, once its tag was found right.
     *
     * @throws TokenRejectedException if a part has not the length it must have, or the tag is wrong
     */
    byte[] decrypt(CompactToken token) throws GeneralSecurityException;
}
