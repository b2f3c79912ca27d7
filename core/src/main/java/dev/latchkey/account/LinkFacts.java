package dev.latchkey.account;

import dev.latchkey.store.StoredUser;
import org.jspecify.annotations.Nullable;

/**
 * The facts about a sign-in with an account. The user who is signed in in this browser is one of these facts only if
 * the sign-in was started in order to link the account (A16).
 *
 * @param owner the user to whom the account belongs; {@code null} if there is none yet
 * @param linkTo the user who started the sign-in in order to link the account, and is still signed in; {@code null} for
 *     an ordinary sign-in
 * @param namesake the user who has the account's e-mail address; {@code null} if there is no such user, or the account
 *     has no address
 * @param namesakeGivesWay whether the namesake must give the address up to a person for whom this provider has verified
 *     it. This requires that the address was never verified for the namesake. In addition, it must have come with an
 *     account of a provider, or this provider must have authority over it
 * @param emailVerified whether the provider has verified this address
 * @param linkByEmail whether the application allows linking by an address that is verified on both sides
 */
record LinkFacts(
        @Nullable StoredUser owner,
        @Nullable StoredUser linkTo,
        @Nullable StoredUser namesake,
        boolean namesakeGivesWay,
        boolean emailVerified,
        boolean linkByEmail) {}
