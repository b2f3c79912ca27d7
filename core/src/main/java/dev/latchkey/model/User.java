package dev.latchkey.model;

import static java.util.Objects.requireNonNull;

import org.jspecify.annotations.Nullable;

/**
 * A person as the application knows them. A user object proves nothing. Only the {@link Session} that contains it
 * proves that this user is signed in.
 *
 * @param id the id, which is never empty and is the {@code sub} of a session token
 * @param email the address that the provider gave, in lower case; never identify a user by it
 * @param image the URL of a picture
 */
public record User(
        String id,
        @Nullable String name,
        @Nullable String email,
        @Nullable String image) {

    public User {
        if (requireNonNull(id, "id").isEmpty()) {
            throw new IllegalArgumentException("A user has an id");
        }
    }

    /** Returns a user with only an id. */
    public static User of(String id) {
        return new User(id, null, null, null);
    }

    /**
     * Returns the name, otherwise the e-mail address, otherwise the id. Escape this text before you insert it into a
     * page.
     */
    public String displayName() {
        return name != null ? name : email != null ? email : id;
    }

    @Override
    public String toString() {
        return "User[" + id + "]"; // names and addresses stay out of logs
    }
}
