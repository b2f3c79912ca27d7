package dev.latchkey.signin;

import dev.latchkey.model.User;

/**
 * Somebody who has arrived.
 *
 * @param user as the store has them
 * @param isNew whether the user was made just now
 * @param isLinked whether the account was given to them just now
 * @param isProved whether they were there already, and their address was proved to be theirs just now
 */
public record Arrival(User user, boolean isNew, boolean isLinked, boolean isProved) {

    Arrival(User user, boolean isNew, boolean isLinked) {
        this(user, isNew, isLinked, false);
    }
}
