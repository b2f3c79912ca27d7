package dev.latchkey.oauth;

import com.nimbusds.jose.jwk.JWK;
import dev.latchkey.model.Secret;
import dev.latchkey.provider.ClientKeys;
import java.text.ParseException;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;

/** Parses the keys of clients once. */
final class ParsedClientKeys {

    private final ConcurrentMap<ClientKeys, Optional<JWK>> signing = new ConcurrentHashMap<>();
    private final ConcurrentMap<ClientKeys, List<JWK>> decryption = new ConcurrentHashMap<>();

    /** Returns the key that signs; empty if there is none. */
    Optional<JWK> signing(ClientKeys keys) {
        return signing.computeIfAbsent(keys, key -> key.signingJwk().map(ParsedClientKeys::parse));
    }

    List<JWK> decryption(ClientKeys keys) {
        return decryption.computeIfAbsent(
                keys,
                key -> key.decryptionJwks().stream()
                        .map(ParsedClientKeys::parse)
                        .toList());
    }

    @SuppressWarnings("UnusedException") // its message may quote the key
    private static JWK parse(Secret jwk) {
        try {
            return JWK.parse(jwk.reveal());
        } catch (ParseException e) {
            throw new IllegalStateException("A client key cannot be read");
        }
    }
}
