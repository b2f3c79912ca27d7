package dev.latchkey.testing;

import static java.util.Objects.requireNonNull;

import org.jspecify.annotations.Nullable;

/**
 * A person who can sign in at an {@link OpenIdProvider}.
 *
 * @param subject the provider's permanent identifier of this person, the {@code sub} claim
 * @param username the name at sign-in, which is {@code preferred_username} or {@code login}; unique at a provider
 * @param name the full name
 * @param email the e-mail address
 * @param emailVerified whether the provider has verified the address
 * @param picture the address of the portrait, which is an absolute URL, or a path at the provider such as
 *     {@code /pictures/ada.svg}; {@code null} if there is no portrait
 */
public record Person(
        String subject,
        String username,
        String name,
        String email,
        boolean emailVerified,
        @Nullable String picture) {

    public Person {
        requireFilled(subject, "subject");
        requireFilled(username, "username");
        requireFilled(name, "name");
        requireFilled(email, "email");
    }

    /** Returns a person with a verified address and no portrait, whose subject is {@code "sub-" + username}. */
    public static Person of(String username, String name, String email) {
        return new Person("sub-" + username, username, name, email, true, null);
    }

    private static void requireFilled(String value, String what) {
        if (requireNonNull(value, what).isBlank()) {
            throw new IllegalArgumentException("A person needs a " + what);
        }
    }
}
