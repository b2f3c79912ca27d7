package dev.latchkey.store;

import dev.latchkey.model.Account;
import org.jspecify.annotations.Nullable;

/**
 * A user's account at a provider as a {@link Store} keeps it.
 *
 * @param account without its tokens, whatever it is made with
 * @param tokens what the provider answered, sealed; opaque to the store; {@code null}: nothing is kept
 */
public record StoredAccount(Account account, @Nullable String tokens) {

    public StoredAccount {
        account = account.withoutTokens();
    }

    /** An account of whose tokens nothing is kept. */
    public static StoredAccount of(Account account) {
        return new StoredAccount(account, null);
    }

    @Override
    public String toString() {
        return "StoredAccount[" + account.provider() + "]";
    }
}
