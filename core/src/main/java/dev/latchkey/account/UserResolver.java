package dev.latchkey.account;

import dev.latchkey.error.AuthException;
import dev.latchkey.model.Account;
import dev.latchkey.model.Profile;

/** Decides as which user a person signs in. */
@FunctionalInterface
public interface UserResolver {

    /**
     * Decides which user signs in, and changes nothing.
     *
     * @throws AuthException.Refused if the person may not sign in
     * @throws AuthException.Fault if the store did not answer; the person is then not signed in
     */
    PlannedUser plan(Account account, Profile profile);
}
