package dev.latchkey.model;

import static java.util.Objects.requireNonNull;

import org.jspecify.annotations.Nullable;

/**
 * A user's identity at one provider. Its key is ({@code issuer}, {@code subject}); where a provider has no issuer, its
 * id stands for one.
 *
 * @param provider the provider's id, such as {@code github}
 * @param type {@code oauth}, {@code oidc}, {@code email} or {@code credentials}
 * @param subject the provider's own id for the person ({@code providerAccountId} in Auth.js); the address, for e-mail
 * @param tokens {@code null} where there are none, as for credentials, or none were kept
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

    /** This account, with nothing that its provider's token endpoint answered. */
    public Account withoutTokens() {
        return tokens == null ? this : new Account(provider, type, issuer, subject, null);
    }
}
