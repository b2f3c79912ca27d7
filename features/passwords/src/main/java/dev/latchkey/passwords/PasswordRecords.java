package dev.latchkey.passwords;

import dev.latchkey.seal.Randoms;
import dev.latchkey.store.RecordStore;
import dev.latchkey.store.StoredRecord;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The passwords in the store: a record for each user who has one, under the user's id. */
final class PasswordRecords {

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
     * Sets a new password in place of {@code before}.
     *
     * @param before {@code null}: the user has none
     * @return {@code false} if the user has another one by now, or is gone
     */
    boolean set(String userId, @Nullable StoredPassword before, String hash, boolean foreign) {
        String content = StoredPassword.content(hash, randoms.base64Url(), foreign);
        return before == null
                ? store.addRecord(StoredRecord.of(StoredPassword.KIND, userId, userId, content))
                : store.replaceRecord(before.record(), content, null);
    }

    /** Keeps a better hash of the same password. Empty: the user has another password by now. */
    Optional<StoredPassword> renew(StoredPassword before, String hash) {
        String content = StoredPassword.content(hash, before.stamp(), false);
        return store.replaceRecord(before.record(), content, null)
                ? Optional.of(StoredPassword.of(before.record().replaced(content, null)))
                : Optional.empty();
    }

    /** Returns whether the user still has this very password. */
    boolean isStill(StoredPassword password) {
        return password.isAmong(
                store.record(StoredPassword.KIND, password.userId()).stream().toList());
    }
}
