package dev.latchkey.testing;

import static java.nio.charset.StandardCharsets.US_ASCII;

import com.nimbusds.jose.util.Base64URL;
import dev.latchkey.provider.SigningAlgorithm;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;

/** Computes {@code at_hash}, with the hash of the signature's algorithm (OpenID Connect Core section 3.1.3.6). */
final class AccessTokenHash {

    private AccessTokenHash() {}

    static String of(SigningAlgorithm algorithm, String accessToken) {
        String bits =
                algorithm == SigningAlgorithm.EdDSA ? "512" : algorithm.name().substring(2); // as in RS256
        try {
            byte[] hash = MessageDigest.getInstance("SHA-" + bits).digest(accessToken.getBytes(US_ASCII));
            return Base64URL.encode(Arrays.copyOf(hash, hash.length / 2)).toString();
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("Every JDK has SHA-2", impossible);
        }
    }
}
