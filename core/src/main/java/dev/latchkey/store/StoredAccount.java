package dev.latchkey.store;

import dev.latchkey.model.Account;
import org.jspecify.annotations.Nullable;

/**
 * A user's account at a provider as a {@link Store} keeps it.
 *
 * @param account the account; its tokens are always left out
 * @param tokens the provider's tokens, which are sealed and opaque to the store; {@code null} if they are not kept
 */
public record StoredAccount(Account account, @Nullable String tokens) {

    public StoredAccount {
        account = account.withoutTokens();
    }

    /** Returns an account without the provider's tokens. */
    public static StoredAccount of(Account account) {
        return new StoredAccount(account, null);
    }

    @Override
    public String toString() {
        return "StoredAccount[" + account.provider() + "]";
    }
}
