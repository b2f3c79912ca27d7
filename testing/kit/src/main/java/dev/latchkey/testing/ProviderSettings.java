package dev.latchkey.testing;

import dev.latchkey.provider.SigningAlgorithm;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import org.jspecify.annotations.Nullable;

/**
 * The settings of the provider, which do not change after its start.
 *
 * @param mutualTls the address at which clients show certificates; {@code null} if there is none
 */
record ProviderSettings(
        String issuer,
        String displayName,
        SigningAlgorithm algorithm,
        boolean pkceRequired,
        boolean emailsPrivate,
        Duration accessTokenLifetime,
        Duration refreshGrace,
        InstantSource clock,
        @Nullable String mutualTls) {

    Instant now() {
        return clock.instant();
    }

    String url(String path) {
        return issuer + path;
    }
}
