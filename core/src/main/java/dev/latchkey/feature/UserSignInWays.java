package dev.latchkey.feature;

import dev.latchkey.model.Account;
import java.util.List;

/**
 * The ways in which one user can sign in, and those that the user could add.
 *
 * @param accounts the user's accounts, without tokens
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
