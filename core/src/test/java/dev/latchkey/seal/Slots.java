package dev.latchkey.seal;

import dev.latchkey.model.Secret;
import java.security.SecureRandom;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;

/** Key rings for tests, at a time that stands still. */
final class Slots {

    static final String SECRET = "a secret of at least thirty-two characters";
    static final String SESSION = "authjs.session-token";
    static final Instant NOW = Instant.ofEpochSecond(1_800_000_000L);

    private Slots() {}

    static SealedTokens session() {
        return slot(SESSION, SECRET);
    }

    static SealedTokens slot(String salt, String... secrets) {
        return ring(NOW, List.of(secrets)).slot(salt);
    }

    static KeyRing ring(Instant now, List<String> secrets) {
        return new KeyRing(
                secrets.stream().map(Secret::of).toList(), new Randoms(new SecureRandom()), InstantSource.fixed(now));
    }
}
