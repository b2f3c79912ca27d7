package dev.latchkey.feature;

import static java.util.Objects.requireNonNull;

import dev.latchkey.error.AuthException;
import dev.latchkey.error.ErrorCode;
import dev.latchkey.model.Account;
import dev.latchkey.model.Factor;
import dev.latchkey.model.Session;
import dev.latchkey.store.StoredUser;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The user of a session who confirms their identity.
 *
 * @param stored the user in the store; {@code null} without a store
 * @param accounts the accounts with which the user can sign in; empty without a store
 * @param asked the kind of factor that the user must show; {@code null} for any
 */
public record ConfirmingUser(
        Session session, @Nullable StoredUser stored, List<Account> accounts, Factor.@Nullable Kind asked) {

    public ConfirmingUser {
        requireNonNull(session, "session");
        accounts = List.copyOf(accounts);
    }

    public String id() {
        return session.user().id();
    }

    /** Returns whether the user has an account at the provider. */
    public boolean hasAccountAt(String provider) {
        return accounts.stream().anyMatch(account -> account.provider().equals(provider));
    }

    /**
     * Checks that the account belongs to this user.
     *
     * @param idWithoutStore the id that a user with this account has without a store
     * @throws AuthException.Refused {@link ErrorCode#NOT_CONFIRMED}
     */
    public void require(Account account, String idWithoutStore) {
        boolean own = stored == null
                ? id().equals(idWithoutStore)
                : accounts.stream()
                        .anyMatch(each -> each.issuer().equals(account.issuer())
                                && each.subject().equals(account.subject()));
        if (!own) {
            throw new AuthException.Refused(ErrorCode.NOT_CONFIRMED, "the account is not the one of this user");
        }
    }

    @Override
    public String toString() {
        return "ConfirmingUser[hidden]";
    }
}
