package dev.latchkey.account;

import dev.latchkey.store.StoredUser;
import org.jspecify.annotations.Nullable;

/**
 * The facts about somebody who arrives with an account. Who is signed in in this browser is not among it unless the
 * sign-in was begun in order to link (A16).
 *
 * @param owner whose account it is; {@code null}: nobody's yet
 * @param linkTo the user who began the sign-in in order to link the account, and is still signed in; {@code null}: it
 *     is a sign-in like any other
 * @param namesake the user who has the account's e-mail address; {@code null}: nobody, or there is no address
 * @param namesakeGivesWay whether the namesake gives the address up to a person for whom this provider vouches: nobody
 *     has vouched for it, and it came with an account of a provider, or this provider has authority over it
 * @param emailVerified whether the provider vouches for that address
 * @param linkByEmail whether the application has said that an address that both sides have verified may link
 */
record LinkFacts(
        @Nullable StoredUser owner,
        @Nullable StoredUser linkTo,
        @Nullable StoredUser namesake,
        boolean namesakeGivesWay,
        boolean emailVerified,
        boolean linkByEmail) {}
