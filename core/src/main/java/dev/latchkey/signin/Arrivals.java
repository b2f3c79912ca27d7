package dev.latchkey.signin;

import dev.latchkey.error.AuthException;
import dev.latchkey.model.Account;
import dev.latchkey.model.Profile;
import dev.latchkey.model.User;

/** Who somebody is in the store. */
public sealed interface Arrivals permits AccountArrivals, EmailArrivals {

    /** Who this will be, before anything is changed: the user there is, or the one that would be made. */
    User candidate(Account account, Profile profile);

    /**
     * Decides who it is, and does what follows from it.
     *
     * @param candidate what {@link #candidate} returned
     * @throws AuthException.Refused if it is nobody who may sign in
     * @throws AuthException.Fault if the store did not answer: then nobody is signed in
     */
    Arrival arrive(User candidate, Account account, Profile profile);

    /**
     * Whether what {@link #arrive} decided still holds, now that there is a session: whoever takes an account away ends
     * the sessions that there are, and this one may have come a moment later.
     *
     * @throws AuthException.Fault if the store did not answer
     */
    boolean stand(User user, Account account);
}
