package dev.latchkey.seal;

import java.security.SecureRandom;

/** Always the same bytes, repeated as often as it takes. */
final class FixedRandom extends SecureRandom {

    private static final long serialVersionUID = 1;

    private final byte[] bytes;

    FixedRandom(byte... bytes) {
        this.bytes = bytes.clone();
    }

    @Override
    public void nextBytes(byte[] target) {
        for (int i = 0; i < target.length; i++) {
            target[i] = bytes[i % bytes.length];
        }
    }
}
