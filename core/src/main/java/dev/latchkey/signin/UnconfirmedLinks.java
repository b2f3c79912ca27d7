package dev.latchkey.signin;

import dev.latchkey.model.Account;
import dev.latchkey.session.StoreCalls;
import dev.latchkey.store.StoredAccount;
import org.jspecify.annotations.Nullable;

/**
 * Accounts that a user has begun to link. Such an account is the user's only after {@link #confirm}: until then, and
 * for good if the store fails on the way, it counts as nobody's. The mark stands where the tokens of an account stand,
 * so it comes and goes with the account itself.
 */
final class UnconfirmedLinks {

    private static final String UNCONFIRMED = "unconfirmed";
    private static final String DROPPED = "dropped"; // no confirmation comes after this

    private final StoreCalls store;

    UnconfirmedLinks(StoreCalls store) {
        this.store = store;
    }

    static boolean isConfirmed(StoredAccount stored) {
        return !UNCONFIRMED.equals(stored.tokens()) && !DROPPED.equals(stored.tokens());
    }

    /** Adds the account, unconfirmed; {@code false} if it is somebody's. */
    boolean add(String userId, Account account) {
        return store.ask(
                "linking an account", asked -> asked.linkAccount(userId, new StoredAccount(account, UNCONFIRMED)));
    }

    /** Makes the account the user's; {@code false} if somebody has dropped it meanwhile. */
    boolean confirm(Account account, @Nullable String tokens) {
        return replace(account, tokens);
    }

    /** Removes what {@link #add} added, unless it is confirmed by now. */
    void drop(String userId, Account account) {
        drop(userId, new StoredAccount(account, UNCONFIRMED));
    }

    /** Removes an account that was seen unconfirmed, unless it is confirmed by now. */
    void drop(String userId, StoredAccount seen) {
        Account account = seen.account();
        if (DROPPED.equals(seen.tokens()) || replace(account, DROPPED)) {
            store.ask(
                    "unlinking an account",
                    asked -> asked.unlinkAccount(userId, account.issuer(), account.subject(), 0));
        }
    }

    private boolean replace(Account account, @Nullable String tokens) {
        return store.ask(
                "confirming an account",
                asked -> asked.replaceTokens(account.issuer(), account.subject(), UNCONFIRMED, tokens));
    }
}
