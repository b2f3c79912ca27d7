package dev.latchkey.testing;

import java.security.SecureRandom;
import java.util.Base64;

/** Values nobody can guess. */
final class RandomValues {

    private final SecureRandom source;

    RandomValues(SecureRandom source) {
        this.source = source;
    }

    SecureRandom source() {
        return source;
    }

    /** 256 bits as 43 URL-safe characters. */
    String next() {
        byte[] bytes = new byte[32];
        source.nextBytes(bytes);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }
}
