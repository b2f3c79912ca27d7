package dev.latchkey.model;

import static java.util.Objects.requireNonNull;

import org.jspecify.annotations.Nullable;

/**
 * A user's identity at one provider. Its key consists of {@code issuer} and {@code subject}. For a provider without an
 * issuer, {@code issuer} is the id of the provider.
 *
 * @param provider the provider's id, such as {@code github}
 * @param type {@code oauth}, {@code oidc}, {@code email}, {@code credentials} or {@code webauthn}
 * @param subject the provider's id for the person ({@code providerAccountId} in Auth.js), which for e-mail is the
 *     address
 * @param tokens the provider's tokens; {@code null} if the provider issues none, as with credentials, or if they were
 *     not kept
 */
public record Account(
        String provider,
        String type,
        String issuer,
        String subject,
        @Nullable Tokens tokens) {

    public Account {
        requireNonNull(provider, "provider");
        requireNonNull(type, "type");
        requireNonNull(issuer, "issuer");
        requireNonNull(subject, "subject");
    }

    /** Returns this account without tokens. */
    public Account withoutTokens() {
        return tokens == null ? this : new Account(provider, type, issuer, subject, null);
    }
}
