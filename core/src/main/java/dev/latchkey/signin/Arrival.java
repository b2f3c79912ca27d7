package dev.latchkey.signin;

import dev.latchkey.model.User;
import org.jspecify.annotations.Nullable;

/**
 * Somebody who has arrived.
 *
 * @param user as the store has them
 * @param isNew whether the user was made just now
 * @param isLinked whether the account was given to them just now
 * @param updated a user who was there before and was changed: one whose address was proved, or who gave one up;
 *     {@code null}: none
 */
public record Arrival(
        User user,
        boolean isNew,
        boolean isLinked,
        @Nullable User updated) {

    static Arrival known(User user) {
        return new Arrival(user, false, false, null);
    }

    static Arrival linked(User user) {
        return new Arrival(user, false, true, null);
    }

    static Arrival proved(User user) {
        return new Arrival(user, false, false, user);
    }

    /** A new user who came with an account; {@code giving} is the user who gave up the address. */
    static Arrival created(User user, @Nullable User giving) {
        return new Arrival(user, true, true, giving);
    }

    /** A new user who came without an account. */
    static Arrival created(User user) {
        return new Arrival(user, true, false, null);
    }
}
