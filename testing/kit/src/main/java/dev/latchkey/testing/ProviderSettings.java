package dev.latchkey.testing;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;

/** What is decided once, before the provider starts. */
record ProviderSettings(
        String issuer,
        String displayName,
        SigningAlgorithm algorithm,
        boolean pkceRequired,
        boolean emailsPrivate,
        Duration accessTokenLifetime,
        InstantSource clock) {

    Instant now() {
        return clock.instant();
    }

    String url(String path) {
        return issuer + path;
    }
}
