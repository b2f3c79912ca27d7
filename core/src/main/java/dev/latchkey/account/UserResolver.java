package dev.latchkey.account;

import dev.latchkey.email.EmailResolver;
import dev.latchkey.error.AuthException;
import dev.latchkey.model.Account;
import dev.latchkey.model.Profile;
import dev.latchkey.model.User;

/** Decides which user of the store somebody is who signs in. */
public sealed interface UserResolver permits AccountResolver, EmailResolver {

    /**
     * Decides who it is, and changes nothing.
     *
     * @throws AuthException.Refused if it is nobody who may sign in
     * @throws AuthException.Fault if the store did not answer: then nobody is signed in
     */
    PlannedUser plan(Account account, Profile profile);

    /**
     * Whether what {@link #plan} decided still holds, now that there is a session: a user who takes an account away
     * ends the sessions that there are, and this one may have come a moment later.
     *
     * @throws AuthException.Fault if the store did not answer
     */
    boolean stand(User user, Account account);

    /** Whether {@link #stand} asks the store: an account can be taken away, a proof cannot. */
    boolean goesByAccount();
}
