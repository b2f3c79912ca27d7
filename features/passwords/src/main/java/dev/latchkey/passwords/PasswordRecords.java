package dev.latchkey.passwords;

import dev.latchkey.error.AuthException;
import dev.latchkey.error.ErrorCode;
import dev.latchkey.seal.Randoms;
import dev.latchkey.store.RecordStore;
import dev.latchkey.store.StoredRecord;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The passwords in the store: a record for each user who has one, under the user's id. */
final class PasswordRecords {

    /** A sign-in may keep a better hash of a password at the moment at which it is taken back or distrusted. */
    private static final int MOST_ATTEMPTS = 5;

    private final RecordStore store;
    private final Randoms randoms;

    PasswordRecords(RecordStore store, Randoms randoms) {
        this.store = store;
        this.randoms = randoms;
    }

    Optional<StoredPassword> of(String userId) {
        return store.record(StoredPassword.KIND, userId)
                .filter(record -> record.owner().equals(userId))
                .map(StoredPassword::of);
    }

    /**
     * Sets a new password in place of {@code before}, and ends all links to reset it.
     *
     * @param before {@code null}: the user has none
     * @return the password as it is now; empty if the user has another one by now, or is gone
     */
    Optional<StoredPassword> set(String userId, @Nullable StoredPassword before, String hash, boolean foreign) {
        return put(userId, before, StoredPassword.content(hash, randoms.base64Url(), randoms.base64Url(), foreign));
    }

    /** Works like {@link #set}, and leaves the links to reset it. */
    Optional<StoredPassword> change(String userId, @Nullable StoredPassword before, String hash) {
        String resetStamp = before == null ? StoredPassword.NO_PASSWORD : before.resetStamp();
        return put(userId, before, StoredPassword.content(hash, randoms.base64Url(), resetStamp, false));
    }

    private Optional<StoredPassword> put(String userId, @Nullable StoredPassword before, String content) {
        return before == null ? add(userId, content) : replace(before, content);
    }

    private Optional<StoredPassword> add(String userId, String content) {
        StoredRecord record = StoredRecord.of(StoredPassword.KIND, userId, userId, content);
        return store.addRecord(record) ? Optional.of(StoredPassword.of(record)) : Optional.empty();
    }

    private Optional<StoredPassword> replace(StoredPassword before, String content) {
        return store.replaceRecord(before.record(), content, null)
                ? Optional.of(StoredPassword.of(before.record().replaced(content, null)))
                : Optional.empty();
    }

    /**
     * Puts back what was there before a password was set. If the user has yet another password by now, that one stays.
     * If the password that was set is distrusted by now, so is the one that is put back.
     *
     * @param before {@code null}: the user had none
     */
    void takeBack(StoredPassword set, @Nullable StoredPassword before) {
        for (int i = 0; i < MOST_ATTEMPTS; i++) {
            StoredPassword now = of(set.userId()).filter(set::isSame).orElse(null);
            if (now == null
                    || (before == null
                            ? store.deleteRecord(now.record())
                            : store.replaceRecord(
                                    now.record(), before.content(before.counts() && now.counts()), null))) {
                return;
            }
        }
        throw busy();
    }

    private static AuthException busy() {
        return new AuthException.Fault(ErrorCode.ADAPTER, "a password that must not stay is used all the time", null);
    }

    /**
     * Lets the password of a user count nowhere, or count again.
     *
     * @return {@code false} if the user has none
     */
    boolean letCount(String userId, boolean counts) {
        for (int i = 0; i < MOST_ATTEMPTS; i++) {
            StoredPassword now = of(userId).orElse(null);
            if (now == null) {
                return false;
            }
            if (now.counts() == counts || store.replaceRecord(now.record(), now.content(counts), null)) {
                return true;
            }
        }
        throw busy();
    }

    /** Keeps a better hash of the same password. Empty: the user has another password by now. */
    Optional<StoredPassword> renew(StoredPassword before, String hash) {
        return replace(before, StoredPassword.content(hash, before.stamp(), before.resetStamp(), false));
    }

    /** Returns whether the user still has this very password, and it still counts. */
    boolean isStill(StoredPassword password) {
        return of(password.userId())
                .filter(now -> password.isSame(now) && now.counts())
                .isPresent();
    }
}
