package dev.latchkey.account;

import dev.latchkey.store.StoredUser;
import org.jspecify.annotations.Nullable;

/** The decision which user gets an account. */
sealed interface LinkDecision {

    /** Sign in as {@code user}, whose account it is. */
    record SignIn(StoredUser user) implements LinkDecision {}

    /**
     * Make a user of who it is.
     *
     * @param giving the user who has to give up the address first; {@code null}: it is free
     */
    record Create(@Nullable StoredUser giving) implements LinkDecision {}

    /** Give the account to {@code user} and sign in as them. */
    record Link(StoredUser user) implements LinkDecision {}

    /** Do none of it. */
    record Refuse(String reason) implements LinkDecision {}

    /**
     * The one place where that is decided (wire.md#whose-an-account-is, with the safer answers of W1, W2, W6, A16 and
     * B12):
     *
     * <table>
     * <caption>The decision</caption>
     * <tr><th>account</th><th>begun in order to link</th><th>its address</th><th>decision</th></tr>
     * <tr><td>known</td><td>no</td><td>–</td><td>sign in as its user, even if somebody else was signed in</td></tr>
     * <tr><td>known</td><td>by its own user</td><td>–</td><td>sign in: there is nothing to link</td></tr>
     * <tr><td>known</td><td>by another user</td><td>–</td><td>refuse</td></tr>
     * <tr><td>new</td><td>yes</td><td>–</td><td>link</td></tr>
     * <tr><td>new</td><td>no</td><td>nobody's, or there is none</td><td>create</td></tr>
     * <tr><td>new</td><td>no</td><td>a user's who gives way, and the account's provider has verified it</td>
     *     <td>take the address from that user, and create</td></tr>
     * <tr><td>new</td><td>no</td><td>a user's otherwise</td><td>refuse</td></tr>
     * <tr><td>new</td><td>no</td><td>a user's, both sides have verified it, and the application links by
     *     it</td><td>link</td></tr>
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
