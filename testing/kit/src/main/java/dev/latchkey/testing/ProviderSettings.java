package dev.latchkey.testing;

import dev.latchkey.provider.SigningAlgorithm;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;

/** The settings of the provider, which do not change after its start. */
record ProviderSettings(
        String issuer,
        String displayName,
        SigningAlgorithm algorithm,
        boolean pkceRequired,
        boolean emailsPrivate,
        Duration accessTokenLifetime,
        Duration refreshGrace,
        InstantSource clock) {

    Instant now() {
        return clock.instant();
    }

    String url(String path) {
        return issuer + path;
    }
}
