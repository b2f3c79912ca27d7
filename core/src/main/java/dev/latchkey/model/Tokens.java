package dev.latchkey.model;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What a token endpoint answered (RFC 6749 section 5.1). Latchkey keeps none of it in a cookie; a {@code jwt} callback
 * that wants some of it in the session takes it from here.
 *
 * @param expiresAt when the access token ends, where the provider said
 * @param raw the whole answer; prints its member names only
 */
public record Tokens(
        @Nullable Secret accessToken,
        @Nullable Secret refreshToken,
        @Nullable Secret idToken,
        @Nullable Instant expiresAt,
        @Nullable String tokenType,
        @Nullable String scope,
        Claims raw) {}
