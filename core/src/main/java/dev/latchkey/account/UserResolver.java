package dev.latchkey.account;

import dev.latchkey.email.EmailResolver;
import dev.latchkey.error.AuthException;
import dev.latchkey.model.Account;
import dev.latchkey.model.Profile;
import dev.latchkey.model.User;

/** Decides as which user of the store a person signs in. */
public sealed interface UserResolver permits AccountResolver, EmailResolver {

    /**
     * Decides which user signs in, and changes nothing.
     *
     * @throws AuthException.Refused if the person may not sign in
     * @throws AuthException.Fault if the store did not answer; the person is then not signed in
     */
    PlannedUser plan(Account account, Profile profile);

    /**
     * Returns whether the decision of {@link #plan} is still valid after the session was created. A user who unlinks an
     * account ends the sessions that exist at this moment. This session may have been created a moment later.
     *
     * @throws AuthException.Fault if the store did not answer
     */
    boolean stand(User user, Account account);

    /**
     * Returns whether {@link #stand} asks the store. This is so for an account, because an account can be unlinked. A
     * proof cannot be taken back.
     */
    boolean goesByAccount();
}
