package dev.latchkey.token;

import dev.latchkey.model.Tokens;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;

/** Says how long access tokens last. */
final class TokenLife {

    /** How long an access token must still be valid, for a call to an API to arrive in time. */
    private static final Duration USUAL = Duration.ofMinutes(1);

    private final InstantSource clock;

    TokenLife(InstantSource clock) {
        this.clock = clock;
    }

    /** Returns whether the access token is valid for {@code time}, or the provider does not say how long it is. */
    boolean lasts(Tokens tokens, Duration time) {
        Instant end = tokens.expiresAt();
        return tokens.accessToken() != null
                && (end == null || end.isAfter(clock.instant().plus(time)));
    }

    /**
     * Returns whether the access token is valid for a minute, or for half its life if the provider gives tokens that
     * live less than two minutes. Without the half, each call would refresh such tokens.
     */
    boolean lasts(Tokens tokens) {
        Duration half = tokens.raw()
                .number("expires_in")
                .filter(seconds -> seconds > 0)
                .map(Duration::ofSeconds)
                .orElse(USUAL.multipliedBy(2))
                .dividedBy(2);
        return lasts(tokens, half.compareTo(USUAL) < 0 ? half : USUAL);
    }
}
