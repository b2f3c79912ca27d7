package dev.latchkey.testing;

import java.security.SecureRandom;
import java.util.Base64;

/** Generates unguessable values. */
final class RandomValues {

    private final SecureRandom source;

    RandomValues(SecureRandom source) {
        this.source = source;
    }

    SecureRandom source() {
        return source;
    }

    /** Returns 256 random bits as 43 URL-safe characters. */
    String next() {
        byte[] bytes = new byte[32];
        source.nextBytes(bytes);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }
}
