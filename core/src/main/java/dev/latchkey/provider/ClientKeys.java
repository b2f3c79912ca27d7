package dev.latchkey.provider;

import static java.util.Objects.requireNonNull;

import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.JWKSet;
import dev.latchkey.model.Secret;
import java.security.KeyStore;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The private keys with which an application authenticates at providers, or decrypts their tokens. Keys can be RSA with
 * at least 2048 bits, on the curves P-256, P-384 and P-521, and Ed25519. A key without an id gets its thumbprint as the
 * id (RFC 7638). Immutable. {@code toString} shows only ids.
 *
 * <p>Latchkey publishes the public halves of all keys below the base path, at {@code /jwks}. To replace a key, put the
 * new key first and keep the old key after it with {@link #and}. The first key that can sign signs, and every key
 * decrypts. Remove the old key when providers no longer use it.
 */
public final class ClientKeys {

    private final List<JWK> keys;

    private ClientKeys(List<JWK> keys) {
        this.keys = List.copyOf(keys);
    }

    /**
     * Reads a private JWK or a JWK set with private keys (RFC 7517). A key's member {@code alg} decides with which
     * algorithm it signs, and {@code use} whether it signs or decrypts.
     *
     * @throws IllegalArgumentException if a key is not private, weak, of another kind, or malformed; the message
     *     contains nothing of the key
     */
    public static ClientKeys jwk(String json) {
        return new ClientKeys(PrivateKeys.ofJwk(requireNonNull(json, "json")));
    }

    /**
     * Reads private keys in PEM with the header {@code PRIVATE KEY} (PKCS #8). Each key that is not RSA needs its
     * {@code PUBLIC KEY} or {@code CERTIFICATE} in the same text.
     *
     * @throws IllegalArgumentException as {@link #jwk} does
     */
    public static ClientKeys pem(String text) {
        return new ClientKeys(PemKeys.of(requireNonNull(text, "text")));
    }

    /**
     * Reads all private keys of a key store.
     *
     * @throws IllegalArgumentException as {@link #jwk} does, or if the password is wrong
     */
    public static ClientKeys keyStore(KeyStore store, char[] password) {
        return new ClientKeys(PrivateKeys.of(requireNonNull(store, "store"), requireNonNull(password, "password")));
    }

    /** Returns these keys, and {@code others} after them. */
    public ClientKeys and(ClientKeys others) {
        List<JWK> all = new ArrayList<>(keys);
        all.addAll(others.keys);
        return new ClientKeys(PrivateKeys.distinct(all));
    }

    /** Returns the JWK set with the public halves, as JSON. */
    public String publicJwks() {
        return new JWKSet(keys).toPublicJWKSet().toString();
    }

    /** Returns the private JWK that signs, for Latchkey itself; empty if there is none. */
    public Optional<Secret> signingJwk() {
        return keys.stream().filter(PrivateKeys::signs).findFirst().map(ClientKeys::secret);
    }

    /** Returns the private JWKs that decrypt, for Latchkey itself. */
    public List<Secret> decryptionJwks() {
        return keys.stream()
                .filter(PrivateKeys::decrypts)
                .map(ClientKeys::secret)
                .toList();
    }

    private static Secret secret(JWK key) {
        return Secret.of(key.toJSONString());
    }

    @Override
    public String toString() {
        return "ClientKeys" + keys.stream().map(JWK::getKeyID).toList();
    }
}
