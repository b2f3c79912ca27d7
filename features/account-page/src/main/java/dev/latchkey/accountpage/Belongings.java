package dev.latchkey.accountpage;

import dev.latchkey.event.AuthEvent;
import dev.latchkey.feature.EventListeners;
import dev.latchkey.feature.HistoryRecords;
import dev.latchkey.feature.RecordRemoval;
import dev.latchkey.model.Account;
import dev.latchkey.seal.Hashes;
import dev.latchkey.session.PendingRecords;
import dev.latchkey.session.UpstreamSession;
import dev.latchkey.store.RecordStore;
import dev.latchkey.store.StoredAccount;
import dev.latchkey.store.StoredRecord;
import dev.latchkey.store.UserStore;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/**
 * The accounts and records of users, such as passkeys. To undo a change of address removes those that came after it,
 * since somebody else may have added them. What only tells what has happened is none of them, since it is evidence.
 */
record Belongings(UserStore users, RecordStore records, EventListeners events) {

    private static final int ID_LENGTH = 22; // 132 bits, so that nobody makes a second one with the same id

    /** What signs nobody in, or ends with the sessions. */
    private static final Set<String> SPARED = Set.of(
            "user-status", // only an administrator enables a user again
            "address", // it says that the restored address is proved
            "address-next", // so does this one, until that one does
            AddressHistory.KIND,
            UserAttributes.KIND,
            PendingRecords.KIND,
            PendingRecords.BOUND_TO_SESSIONS,
            UpstreamSession.KIND);

    /** Returns an id of each thing that a user has. */
    List<String> of(String userId) {
        return Stream.concat(
                        users.accounts(userId).stream().map(Belongings::id),
                        records(userId).map(Belongings::id))
                .sorted()
                .toList();
    }

    /** Removes what a user has, except things with one of these ids. */
    void removeAllBut(String userId, List<String> ids) {
        Set<String> had = new HashSet<>(ids);
        for (StoredAccount stored : users.accounts(userId)) {
            Account account = stored.account();
            if (!had.contains(id(stored)) && users.unlinkAccount(userId, account.issuer(), account.subject(), 0)) {
                events.tell(new AuthEvent.AccountUnlinked(userId, account));
            }
        }
        records(userId)
                .filter(record -> !had.contains(id(record)))
                .forEach(record -> RecordRemoval.remove(records, record)); // it may be used meanwhile
    }

    private Stream<StoredRecord> records(String userId) {
        return records.recordsExcept(HistoryRecords.KIND, userId).stream()
                .filter(record -> !SPARED.contains(record.kind()));
    }

    private static String id(StoredAccount stored) {
        return hash(
                "account " + stored.account().issuer() + "\n" + stored.account().subject());
    }

    private static String id(StoredRecord record) {
        return hash("record " + record.kind() + "\n" + record.id());
    }

    private static String hash(String text) {
        return Hashes.sha256Base64Url(text).substring(0, ID_LENGTH);
    }
}
