package dev.latchkey.model;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * The tokens in the response of a provider's token endpoint (RFC 6749 section 5.1). Latchkey puts none of them into a
 * cookie, except the ID token for {@code endSessionOnSignOut()}. A {@code jwt} callback can copy more tokens into the
 * session.
 *
 * @param expiresAt when the access token expires; {@code null} if the provider does not say
 * @param raw the whole response; {@code toString} shows only the names of its members
 * @param dpopKey the private JWK to which the access token is bound (RFC 9449); {@code null} if it is bound to none
 */
public record Tokens(
        @Nullable Secret accessToken,
        @Nullable Secret refreshToken,
        @Nullable Secret idToken,
        @Nullable Instant expiresAt,
        @Nullable String tokenType,
        @Nullable String scope,
        Claims raw,
        @Nullable Secret dpopKey) {

    /** Tokens that are bound to no key. */
    public Tokens(
            @Nullable Secret accessToken,
            @Nullable Secret refreshToken,
            @Nullable Secret idToken,
            @Nullable Instant expiresAt,
            @Nullable String tokenType,
            @Nullable String scope,
            Claims raw) {
        this(accessToken, refreshToken, idToken, expiresAt, tokenType, scope, raw, null);
    }
}
