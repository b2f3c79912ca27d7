package dev.latchkey.storage;

import dev.latchkey.model.Account;
import dev.latchkey.store.StoredAccount;
import dev.latchkey.store.StoredUser;
import dev.latchkey.store.UserStore;
import java.util.List;
import java.util.Optional;

/**
 * Says whose an account is. An account whose link was never confirmed belongs to no user. {@link UserStore} alone does
 * not know this, so nobody else asks it for the user of an account.
 */
public record AccountOwners(UserStore store) {

    /** Returns the user to whom the account belongs. */
    public Optional<StoredUser> owner(String issuer, String subject) {
        return store.userByAccount(issuer, subject)
                .filter(user -> accounts(user.user().id()).stream()
                        .anyMatch(account -> account.issuer().equals(issuer)
                                && account.subject().equals(subject)));
    }

    /** Returns the accounts that belong to the user. */
    public List<Account> accounts(String userId) {
        return store.accounts(userId).stream()
                .filter(LinkMarks::isConfirmed)
                .map(StoredAccount::account)
                .toList();
    }
}
