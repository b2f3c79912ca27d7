package dev.latchkey.method;

import dev.latchkey.account.UserStatus;
import dev.latchkey.error.AuthException;
import dev.latchkey.error.ErrorCode;
import dev.latchkey.error.FailureCause;
import dev.latchkey.model.User;
import dev.latchkey.storage.CheckedStore;
import dev.latchkey.store.StoredRecord;
import java.util.List;
import java.util.function.BooleanSupplier;
import java.util.function.Predicate;
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
        require(stands.getAsBoolean());
        requireEnabled(store != null && store.record(UserStatus.KIND, user.id()).isPresent());
    }

    /** Works like {@link #require} with one read of the store. A user who has records is there. */
    void requireByRecords(User user, Predicate<? super List<StoredRecord>> stands) {
        List<StoredRecord> records = store == null ? List.of() : store.recordsOf(user.id());
        require(stands.test(records) && (!records.isEmpty() || isThere(user)));
        requireEnabled(UserStatus.isDisabled(records));
    }

    /** Returns whether the user exists, as far as there is a store. */
    boolean isThere(User user) {
        return store == null || store.user(user.id()).isPresent();
    }

    private static void require(boolean stands) {
        if (!stands) {
            throw new AuthException.Refused(ErrorCode.ACCOUNT_NOT_LINKED, "the account was taken away meanwhile");
        }
    }

    private static void requireEnabled(boolean disabled) {
        if (disabled) {
            throw new AuthException.Refused(
                    ErrorCode.ACCESS_DENIED, FailureCause.USER_DISABLED, "the user is disabled", null);
        }
    }
}
