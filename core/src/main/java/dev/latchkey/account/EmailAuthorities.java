package dev.latchkey.account;

import dev.latchkey.model.Account;
import dev.latchkey.model.Profile;
import dev.latchkey.provider.Provider;
import java.util.Map;

/**
 * Decides which provider's word about an e-mail address counts as a proof.
 *
 * @param providers by id
 */
public record EmailAuthorities(Map<String, Provider> providers) {

    /** Whether the person who comes with {@code account} has proved the address of {@code profile} by that. */
    boolean prove(Account account, Profile profile) {
        Provider provider = providers.get(account.provider());
        return provider != null && provider.provesEmailOf(profile);
    }
}
