package dev.latchkey.model;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * The tokens in the answer of a provider's token endpoint (RFC 6749 section 5.1). Latchkey puts none of them into a
 * cookie, except the ID token for {@code endSessionOnSignOut()}. A {@code jwt} callback can copy more into the session.
 *
 * @param expiresAt when the access token expires; {@code null} if the provider does not say
 * @param raw the whole answer; {@code toString} shows only its member names
 */
public record Tokens(
        @Nullable Secret accessToken,
        @Nullable Secret refreshToken,
        @Nullable Secret idToken,
        @Nullable Instant expiresAt,
        @Nullable String tokenType,
        @Nullable String scope,
        Claims raw) {}
