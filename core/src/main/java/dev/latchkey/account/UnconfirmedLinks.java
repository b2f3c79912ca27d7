package dev.latchkey.account;

import dev.latchkey.model.Account;
import dev.latchkey.storage.CheckedStore;
import dev.latchkey.store.StoredAccount;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/**
 * Adds accounts that a user has started to link, and confirms them. Such an account belongs to the user only after
 * {@link #confirm}. Until then, nobody can sign in with the account. If the store fails before, this stays so. The
 * store keeps the mark of an unconfirmed account in the place of the account's tokens, so the mark is added and removed
 * together with the account.
 *
 * <p>The user's list shows the account before Latchkey checks whether the link may be confirmed. If a user ends all
 * sessions and then looks at the list, the link is therefore either refused or in the list.
 */
final class UnconfirmedLinks {

    private static final String UNCONFIRMED = "unconfirmed";
    private static final String SHOWN = "unconfirmed, shown";
    private static final String DROPPED = "dropped"; // from now on, the account cannot be confirmed

    private final CheckedStore store;

    UnconfirmedLinks(CheckedStore store) {
        this.store = store;
    }

    /** Returns whether the user can sign in with the account. */
    static boolean isConfirmed(StoredAccount stored) {
        return isShown(stored) && !SHOWN.equals(stored.tokens());
    }

    /** Returns whether the user sees the account and can unlink it. */
    static boolean isShown(StoredAccount stored) {
        return !UNCONFIRMED.equals(stored.tokens()) && !DROPPED.equals(stored.tokens());
    }

    /** Adds the account as unconfirmed. Returns {@code false} if the account already belongs to a user. */
    boolean add(String userId, Account account) {
        return store.linkAccount(userId, new StoredAccount(account, UNCONFIRMED));
    }

    /**
     * Confirms the account if {@code holds} returns {@code true} after the user can see the account.
     *
     * @return {@code false} if {@code holds} returns {@code false}, or another request has dropped the account in the
     *     meantime; the account is then removed
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

    /** Removes an account that was unconfirmed when it was read, unless it is confirmed by now. */
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
