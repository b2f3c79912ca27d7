package dev.latchkey.account;

import dev.latchkey.model.Account;
import dev.latchkey.model.Tokens;
import dev.latchkey.store.StoredAccount;

/**
 * The tokens of an account as the store keeps them.
 *
 * @param stored the account with its sealed tokens
 */
public record KeptTokens(StoredAccount stored, Tokens tokens) {

    /** Returns the account, without its tokens. */
    public Account account() {
        return stored.account();
    }

    @Override
    public String toString() {
        return "KeptTokens[" + account().provider() + "]";
    }
}
