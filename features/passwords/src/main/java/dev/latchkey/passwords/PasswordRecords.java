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

    /** A sign-in may keep a better hash of a password at the moment at which it is removed or distrusted. */
    private static final int MOST_ATTEMPTS = 5;

    private final RecordStore store;
    private final Randoms randoms;

    PasswordRecords(RecordStore store, Randoms randoms) {
        this.store = store;
        this.randoms = randoms;
    }

    Optional<StoredPassword> of(String userId) {
        return record(userId).filter(StoredPassword::isIn).map(StoredPassword::of);
    }

    private Optional<StoredRecord> record(String userId) {
        return store.record(StoredPassword.KIND, userId)
                .filter(record -> record.owner().equals(userId));
    }

    /**
     * Sets a new password in place of {@code before}, and ends all links to reset it.
     *
     * @param before {@code null}: the user has none
     * @return the password as it is now; empty if the user has another one by now, or is gone
     */
    Optional<StoredPassword> set(String userId, @Nullable StoredPassword before, String hash, boolean foreign) {
        StoredRecord there = before == null ? record(userId).orElse(null) : before.record();
        String content = StoredPassword.content(hash, randoms.base64Url(), randoms.base64Url(), foreign);
        if (there == null) {
            return add(userId, content).map(StoredPassword::of);
        }
        return before == null && StoredPassword.isIn(there) ? Optional.empty() : replace(there, content);
    }

    /**
     * A change that was announced and counts for nothing. Any other change of the password makes it void.
     *
     * @param resetStamp which the password keeps
     */
    record Announced(StoredRecord record, String resetStamp) {

        @Override
        public String toString() {
            return "Announced[hidden]";
        }
    }

    /**
     * Announces a change: until it is made, {@code before} is the password.
     *
     * @param before {@code null}: the user has none
     * @return empty if the user has another password by now, or is gone
     */
    Optional<Announced> announce(String userId, @Nullable StoredPassword before) {
        if (before != null) {
            return touch(before.record()).map(record -> new Announced(record, before.resetStamp()));
        }
        StoredRecord there = record(userId).orElse(null);
        if (there != null && StoredPassword.isIn(there)) {
            return Optional.empty();
        }
        return (there == null ? add(userId, StoredPassword.NONE) : touch(there))
                .map(record -> new Announced(record, StoredPassword.NO_PASSWORD));
    }

    /** Sets the password of a change that was announced, and leaves the links to reset it. */
    Optional<StoredPassword> change(Announced announced, String hash) {
        return replace(
                announced.record(), StoredPassword.content(hash, randoms.base64Url(), announced.resetStamp(), false));
    }

    private Optional<StoredRecord> add(String userId, String content) {
        StoredRecord record = StoredRecord.of(StoredPassword.KIND, userId, userId, content);
        return store.addRecord(record) ? Optional.of(record) : Optional.empty();
    }

    private Optional<StoredRecord> touch(StoredRecord there) {
        return store.replaceRecord(there, there.content(), null)
                ? Optional.of(there.replaced(there.content(), null))
                : Optional.empty();
    }

    private Optional<StoredPassword> replace(StoredRecord there, String content) {
        StoredRecord next = there.replaced(content, null);
        return isReplaced(there, next) ? Optional.of(StoredPassword.of(next)) : Optional.empty();
    }

    /**
     * A store that fails may have replaced the record before. Each content of a password is another, so this says it.
     */
    private boolean isReplaced(StoredRecord there, StoredRecord next) {
        try {
            return store.replaceRecord(there, next.content(), null);
        } catch (AuthException.Fault e) {
            if (isNow(next, e)) {
                return true;
            }
            throw e;
        }
    }

    private boolean isNow(StoredRecord next, AuthException.Fault failure) {
        try {
            return record(next.owner())
                    .filter(now -> now.isSameVersionAs(next) && now.content().equals(next.content()))
                    .isPresent();
        } catch (AuthException.Fault e) {
            failure.addSuppressed(e);
            return false;
        }
    }

    /** Returns whether a change that was announced has certainly not been made, also if the store does not answer. */
    boolean isOpen(Announced announced) {
        StoredRecord before = announced.record();
        try {
            return record(before.owner()).filter(before::isSameVersionAs).isPresent();
        } catch (AuthException.Fault e) {
            return false;
        }
    }

    /**
     * Removes a password that must not stay. If the user has yet another password by now, that one stays. The password
     * before does not come back: it may be another one that must not stay.
     *
     * @throws AuthException.Fault if others keep using it, or the store did not answer
     */
    void remove(StoredPassword set) {
        for (int i = 0; i < MOST_ATTEMPTS; i++) {
            StoredPassword now = of(set.userId()).filter(set::isSame).orElse(null);
            if (now == null || store.deleteRecord(now.record())) {
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
        return replace(before.record(), StoredPassword.content(hash, before.stamp(), before.resetStamp(), false));
    }

    /** Returns whether the user still has this very password, and it still counts. */
    boolean isStill(StoredPassword password) {
        return of(password.userId())
                .filter(now -> password.isSame(now) && now.counts())
                .isPresent();
    }
}
