package dev.latchkey.signin;

import dev.latchkey.model.User;

/**
 * Somebody who has arrived.
 *
 * @param user as the store has them
 * @param isNew whether the user was made just now
 * @param isLinked whether the account was given to them just now
 */
public record Arrival(User user, boolean isNew, boolean isLinked) {

    static Arrival known(User user) {
        return new Arrival(user, false, false);
    }

    static Arrival linked(User user) {
        return new Arrival(user, false, true);
    }

    /** A new user who came with an account. */
    static Arrival created(User user) {
        return new Arrival(user, true, true);
    }

    /** A new user who came without an account. */
    static Arrival createdWithoutAccount(User user) {
        return new Arrival(user, true, false);
    }
}
