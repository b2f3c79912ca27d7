package dev.latchkey.signin;

import dev.latchkey.model.User;

/**
 * Somebody who has arrived.
 *
 * @param user as the store has them
 * @param isNew whether the user was made just now
 * @param isLinked whether the account was given to them just now
 */
public record Arrival(User user, boolean isNew, boolean isLinked) {}
