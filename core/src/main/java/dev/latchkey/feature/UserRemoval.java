package dev.latchkey.feature;

import dev.latchkey.error.AuthException;

/** Deletes users, everywhere. */
@FunctionalInterface
public interface UserRemoval {

    /**
     * Deletes a user with everything that the store has of the user, and ends the sessions that can be ended.
     *
     * @return {@code false} if there is no such user
     * @throws AuthException.Refused if the application refuses; then the user stays
     */
    boolean delete(String userId);
}
