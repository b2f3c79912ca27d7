package dev.latchkey.account;

import dev.latchkey.model.User;

/**
 * The user whom a sign-in has found or created.
 *
 * @param user the user as the store returned them
 * @param isNew whether this sign-in has created the user
 * @param isLinked whether this sign-in has linked the account to the user
 */
public record ResolvedUser(User user, boolean isNew, boolean isLinked) {

    public static ResolvedUser known(User user) {
        return new ResolvedUser(user, false, false);
    }

    static ResolvedUser linked(User user) {
        return new ResolvedUser(user, false, true);
    }

    /** Returns a new user who signed in with an account. */
    static ResolvedUser created(User user) {
        return new ResolvedUser(user, true, true);
    }

    /** Returns a new user who signed in without an account. */
    public static ResolvedUser createdWithoutAccount(User user) {
        return new ResolvedUser(user, true, false);
    }
}
