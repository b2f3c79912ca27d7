package dev.latchkey.model;

import static java.util.Objects.requireNonNull;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What a provider says about a person, mapped to the members every provider has.
 *
 * @param subject the provider's own id for the person: permanent, unique at that provider, never empty
 * @param emailVerified whether the provider vouches for the address; {@code false} where it does not say
 * @param raw the document the provider sent: the claims of the ID token, or the answer of the user information endpoint
 */
public record Profile(
        String subject,
        @Nullable String name,
        @Nullable String email,
        boolean emailVerified,
        @Nullable String image,
        Claims raw) {

    public Profile {
        if (requireNonNull(subject, "subject").isEmpty()) {
            throw new IllegalArgumentException("A profile has a subject");
        }
        requireNonNull(raw, "raw");
    }

    /** The e-mail address if the provider vouches for it: the one to decide by. */
    public Optional<String> verifiedEmail() {
        return emailVerified ? Optional.ofNullable(email) : Optional.empty();
    }

    @Override
    public String toString() {
        return "Profile[" + subject + "]";
    }
}
