package dev.latchkey.callback;

import dev.latchkey.model.User;

/** Removes what an application itself keeps of a user, before Latchkey removes the user. */
@FunctionalInterface
public interface UserDeletionCallback {

    /**
     * Removes the application's data about a user whom somebody deletes. If a deletion fails later, it can be repeated,
     * so the callback may be called again for the same user.
     *
     * @throws Exception if the user must not be deleted, or not now; then nothing of the user is removed
     */
    void delete(User user) throws Exception;
}
