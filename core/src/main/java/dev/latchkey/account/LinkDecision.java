package dev.latchkey.account;

import dev.latchkey.store.StoredUser;
import org.jspecify.annotations.Nullable;

/** The decision about a sign-in with an account, including which user gets the account. */
sealed interface LinkDecision {

    /** Sign in as {@code user}, to whom the account belongs. */
    record SignIn(StoredUser user) implements LinkDecision {}

    /**
     * Create a new user for the account.
     *
     * @param giving the user who must give up the address first; {@code null} if no user has the address
     */
    record Create(@Nullable StoredUser giving) implements LinkDecision {}

    /** Link the account to {@code user} and sign in as this user. */
    record Link(StoredUser user) implements LinkDecision {}

    /** Refuse the sign-in, and change nothing. */
    record Refuse(String reason) implements LinkDecision {}

    /**
     * Decides by these rules (wire.md#whose-an-account-is, with the safer answers of W1, W2, W6, A16 and B12). No other
     * code makes this decision.
     *
     * <table>
     * <caption>The decision</caption>
     * <tr><th>account</th><th>started in order to link</th><th>the account's address</th><th>decision</th></tr>
     * <tr><td>known</td><td>no</td><td>–</td><td>sign in as the account's user, even if another user was signed
     * in</td></tr>
     * <tr><td>known</td><td>by the account's user</td><td>–</td><td>sign in, because there is nothing to link</td></tr>
     * <tr><td>known</td><td>by another user</td><td>–</td><td>refuse</td></tr>
     * <tr><td>new</td><td>yes</td><td>–</td><td>link</td></tr>
     * <tr><td>new</td><td>no</td><td>belongs to no user, or is missing</td><td>create</td></tr>
     * <tr><td>new</td><td>no</td><td>belongs to a user who gives way, and the account's provider has verified it</td>
     *     <td>take the address from that user, and create</td></tr>
     * <tr><td>new</td><td>no</td><td>belongs to a user, in all other cases</td><td>refuse</td></tr>
     * <tr><td>new</td><td>no</td><td>belongs to a user, is verified for this user and by the provider, and the
     * application links by address</td><td>link</td></tr>
     * </table>
     */
    static LinkDecision of(LinkFacts facts) {
        StoredUser owner = facts.owner();
        StoredUser linkTo = facts.linkTo();
        StoredUser namesake = facts.namesake();
        if (owner != null) {
            return linkTo == null || isSame(owner, linkTo)
                    ? new SignIn(owner)
                    : new Refuse("the account is linked to another user");
        }
        if (linkTo != null) {
            return new Link(linkTo);
        }
        if (namesake == null) {
            return new Create(null);
        }
        if (facts.namesakeGivesWay() && facts.emailVerified()) {
            return new Create(namesake);
        }
        if (!facts.linkByEmail()) {
            return new Refuse("another user has the account's e-mail address");
        }
        return facts.emailVerified() && namesake.hasVerifiedEmail()
                ? new Link(namesake)
                : new Refuse("another user has the account's e-mail address, and not both sides have verified it");
    }

    private static boolean isSame(StoredUser one, StoredUser other) {
        return one.user().id().equals(other.user().id());
    }
}
