package dev.latchkey.account;

import dev.latchkey.model.User;

/**
 * The user to whom a sign-in led.
 *
 * @param user as the store has them
 * @param isNew whether the user was made just now
 * @param isLinked whether the account was given to them just now
 */
public record ResolvedUser(User user, boolean isNew, boolean isLinked) {

    public static ResolvedUser known(User user) {
        return new ResolvedUser(user, false, false);
    }

    static ResolvedUser linked(User user) {
        return new ResolvedUser(user, false, true);
    }

    /** A new user who came with an account. */
    static ResolvedUser created(User user) {
        return new ResolvedUser(user, true, true);
    }

    /** A new user who came without an account. */
    public static ResolvedUser createdWithoutAccount(User user) {
        return new ResolvedUser(user, true, false);
    }
}
