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
 * The user of a session who confirms that it is them.
 *
 * @param stored as the store has them; {@code null}: there is no store
 * @param accounts with which the store lets them sign in; empty without a store
 * @param asked the kind of factor that they must show; {@code null}: any
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

    /** Whether they have an account at the provider. */
    public boolean hasAccountAt(String provider) {
        return accounts.stream().anyMatch(account -> account.provider().equals(provider));
    }

    /**
     * Checks that the account is this very user's.
     *
     * @param idWithoutStore the id that somebody with this account has where there is no store
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
