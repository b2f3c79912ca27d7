package dev.latchkey.method;

import dev.latchkey.error.AuthException;
import dev.latchkey.error.ErrorCode;
import dev.latchkey.error.FailureCause;
import dev.latchkey.model.User;
import dev.latchkey.storage.CheckedStore;
import dev.latchkey.storage.DisabledUsers;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/**
 * Checks once more what ends a sign-in, after the session was made. A thread that ends all sessions either removes the
 * session, or has written what this check reads.
 *
 * @param store {@code null} if users are not stored
 */
public record StandingCheck(@Nullable CheckedStore store) {

    /** Checks that what the user has shown still counts, and that the user is not disabled. */
    void require(User user, BooleanSupplier stands) {
        if (!stands.getAsBoolean()) {
            throw new AuthException.Refused(ErrorCode.ACCOUNT_NOT_LINKED, "the account was taken away meanwhile");
        }
        if (new DisabledUsers(store).has(user.id())) {
            throw new AuthException.Refused(
                    ErrorCode.ACCESS_DENIED, FailureCause.USER_DISABLED, "the user is disabled", null);
        }
    }

    /** Returns whether the user exists, as far as there is a store. */
    boolean isThere(User user) {
        return store == null || store.user(user.id()).isPresent();
    }
}
