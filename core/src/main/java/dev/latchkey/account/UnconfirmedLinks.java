package dev.latchkey.account;

import dev.latchkey.model.Account;
import dev.latchkey.storage.CheckedStore;
import dev.latchkey.store.StoredAccount;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/**
 * Accounts that a user has begun to link. Such an account is the user's only after {@link #confirm}: until then, and
 * for good if the store fails on the way, it leads nobody in. The mark stands where the tokens of an account stand, so
 * it comes and goes with the account itself.
 *
 * <p>An account is shown before it is asked whether it may be confirmed. So a user who ends all sessions and then looks
 * at the accounts either has the link refused or sees it.
 */
final class UnconfirmedLinks {

    private static final String UNCONFIRMED = "unconfirmed";
    private static final String SHOWN = "unconfirmed, shown";
    private static final String DROPPED = "dropped"; // no confirmation comes after this

    private final CheckedStore store;

    UnconfirmedLinks(CheckedStore store) {
        this.store = store;
    }

    /** Whether the account leads its user in. */
    static boolean isConfirmed(StoredAccount stored) {
        return isShown(stored) && !SHOWN.equals(stored.tokens());
    }

    /** Whether its user sees the account and can take it away. */
    static boolean isShown(StoredAccount stored) {
        return !UNCONFIRMED.equals(stored.tokens()) && !DROPPED.equals(stored.tokens());
    }

    /** Adds the account, unconfirmed; {@code false} if it is somebody's. */
    boolean add(String userId, Account account) {
        return store.linkAccount(userId, new StoredAccount(account, UNCONFIRMED));
    }

    /**
     * Makes the account the user's, if {@code holds} says so once the user can see it.
     *
     * @return {@code false} if it does not, or somebody has dropped the account meanwhile: then it is gone
     */
    boolean confirm(String userId, Account account, @Nullable String tokens, BooleanSupplier holds) {
        boolean confirmed = false;
        try {
            confirmed = replace(account, UNCONFIRMED, SHOWN) && holds.getAsBoolean() && replace(account, SHOWN, tokens);
        } finally {
            if (!confirmed) {
                drop(userId, new StoredAccount(account, UNCONFIRMED));
                drop(userId, new StoredAccount(account, SHOWN));
            }
        }
        return confirmed;
    }

    /** Removes an account that was seen unconfirmed, unless it is confirmed by now. */
    void drop(String userId, StoredAccount seen) {
        Account account = seen.account();
        if (DROPPED.equals(seen.tokens()) || replace(account, seen.tokens(), DROPPED)) {
            store.unlinkAccount(userId, account.issuer(), account.subject(), 0);
        }
    }

    private boolean replace(Account account, @Nullable String expected, @Nullable String tokens) {
        return store.replaceTokens(account.issuer(), account.subject(), expected, tokens);
    }
}
