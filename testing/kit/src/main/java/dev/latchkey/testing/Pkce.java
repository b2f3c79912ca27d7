package dev.latchkey.testing;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.MessageDigest;
import org.jspecify.annotations.Nullable;

/** Proof Key for Code Exchange, method S256 (RFC 7636). */
final class Pkce {

    static final int CHALLENGE_LENGTH = 43;

    private Pkce() {}

    /**
     * Returns whether the verifier matches the challenge. Without a challenge, there must be no verifier (RFC 9700
     * section 4.8.2, PKCE downgrade).
     */
    static boolean matches(@Nullable String verifier, @Nullable String challenge) {
        if (verifier == null || challenge == null) {
            return verifier == null && challenge == null;
        }
        boolean wellFormed = verifier.length() >= 43 && verifier.length() <= 128;
        return wellFormed && MessageDigest.isEqual(challenge(verifier).getBytes(UTF_8), challenge.getBytes(UTF_8));
    }

    private static String challenge(String verifier) {
        return Sha256.of(verifier).toString();
    }
}
