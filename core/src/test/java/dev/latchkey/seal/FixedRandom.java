package dev.latchkey.seal;

import java.security.SecureRandom;
import java.util.Arrays;

/** Always the same bytes, repeated as often as it takes. */
final class FixedRandom extends SecureRandom {

    private static final long serialVersionUID = 1;

    private final byte[] bytes;

    FixedRandom(byte... bytes) {
        this.bytes = bytes.clone();
    }

    @Override
    public void nextBytes(byte[] target) {
        Arrays.setAll(new int[target.length], i -> target[i] = bytes[i % bytes.length]);
    }
}
