package dev.latchkey.feature;

import dev.latchkey.model.Account;
import java.util.List;

/**
 * How one user can sign in, and could.
 *
 * @param accounts of the user, without tokens
 * @param withoutAccount the ids of providers that let the user in without an account, such as by a verified address
 * @param linkable the ids of providers at which an account could be linked, and none is
 */
public record UserSignInWays(List<LinkedAccount> accounts, List<String> withoutAccount, List<String> linkable) {

    public UserSignInWays {
        accounts = List.copyOf(accounts);
        withoutAccount = List.copyOf(withoutAccount);
        linkable = List.copyOf(linkable);
    }

    /**
     * An account of the user.
     *
     * @param removable whether the user could still sign in without it
     */
    public record LinkedAccount(Account account, boolean removable) {}
}
