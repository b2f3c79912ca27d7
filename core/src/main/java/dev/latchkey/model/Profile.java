package dev.latchkey.model;

import static java.util.Objects.requireNonNull;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A provider's description of a person, mapped to the members that all providers have.
 *
 * @param subject the provider's id for the person, which is permanent, unique at that provider and never empty
 * @param emailVerified whether the provider says that the address is verified; {@code false} if the provider says
 *     nothing about it
 * @param raw the document of the provider, which is the claims of the ID token or the response of the UserInfo endpoint
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

    /** Returns the address if the provider says that it is verified. Base decisions on this, not on {@code email}. */
    public Optional<String> verifiedEmail() {
        return emailVerified ? Optional.ofNullable(email) : Optional.empty();
    }

    @Override
    public String toString() {
        return "Profile[" + subject + "]";
    }
}
