package dev.latchkey.account;

import dev.latchkey.model.Account;
import dev.latchkey.storage.AccountOwners;
import dev.latchkey.storage.CheckedStore;
import dev.latchkey.storage.LinkMarks;
import dev.latchkey.store.StoredAccount;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/**
 * Adds accounts that a user has started to link, and confirms them. Such an account belongs to the user only after
 * {@link #confirm}. Until then, nobody can sign in with the account. If the store fails before, this stays so.
 * {@link AccountOwners} reads the marks.
 *
 * <p>The user's list shows the account before Latchkey checks whether the link may be confirmed. If a user ends all
 * sessions and then looks at the list, the link is therefore either refused or in the list.
 */
record UnconfirmedLinks(CheckedStore store) {

    /** Adds the account as unconfirmed. Returns {@code false} if the account already belongs to a user. */
    boolean add(String userId, Account account) {
        return store.linkAccount(userId, new StoredAccount(account, LinkMarks.UNCONFIRMED));
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
            confirmed = replace(account, LinkMarks.UNCONFIRMED, LinkMarks.SHOWN)
                    && holds.getAsBoolean()
                    && replace(account, LinkMarks.SHOWN, tokens);
        } finally {
            if (!confirmed) {
                drop(userId, new StoredAccount(account, LinkMarks.UNCONFIRMED));
                drop(userId, new StoredAccount(account, LinkMarks.SHOWN));
            }
        }
        return confirmed;
    }

    /** Removes an account that was unconfirmed when it was read, unless it is confirmed by now. */
    void drop(String userId, StoredAccount seen) {
        Account account = seen.account();
        if (LinkMarks.DROPPED.equals(seen.tokens()) || replace(account, seen.tokens(), LinkMarks.DROPPED)) {
            store.unlinkAccount(userId, account.issuer(), account.subject(), 0);
        }
    }

    private boolean replace(Account account, @Nullable String expected, @Nullable String tokens) {
        return store.replaceTokens(account.issuer(), account.subject(), expected, tokens);
    }
}
