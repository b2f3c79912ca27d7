package dev.latchkey.model;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * The answer of a token endpoint (RFC 6749 section 5.1). Latchkey puts none of it into a cookie, except the ID token
 * for {@code endSessionOnSignOut()}; a {@code jwt} callback can copy more into the session.
 *
 * @param expiresAt when the access token expires, if the provider says so
 * @param raw the whole answer; {@code toString} has its member names only
 */
public record Tokens(
        @Nullable Secret accessToken,
        @Nullable Secret refreshToken,
        @Nullable Secret idToken,
        @Nullable Instant expiresAt,
        @Nullable String tokenType,
        @Nullable String scope,
        Claims raw) {}
