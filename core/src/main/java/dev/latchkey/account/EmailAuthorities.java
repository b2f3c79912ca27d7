package dev.latchkey.account;

import dev.latchkey.model.Account;
import dev.latchkey.model.Profile;
import dev.latchkey.provider.Provider;
import java.util.Map;

/**
 * Decides which providers can prove that a user owns an e-mail address.
 *
 * @param providers the providers by id
 */
public record EmailAuthorities(Map<String, Provider> providers) {

    /** Returns whether a sign-in with {@code account} proves that the person owns the address of {@code profile}. */
    boolean prove(Account account, Profile profile) {
        Provider provider = providers.get(account.provider());
        return provider != null && provider.provesEmailOf(profile);
    }
}
