package dev.latchkey.bench.store;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.latchkey.seal.Hashes;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;

/**
 * What a generated session is found by: everybody can work it out from its number.
 *
 * @param token in the form that Latchkey's have
 * @param hash what a store knows it by
 */
record Key(String token, String hash) {

    static Key of(int session) {
        try {
            byte[] bits = MessageDigest.getInstance("SHA-256").digest(("session " + session).getBytes(UTF_8));
            String token = Base64.getUrlEncoder().withoutPadding().encodeToString(bits);
            return new Key(token, Hashes.sha256Hex(token));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
