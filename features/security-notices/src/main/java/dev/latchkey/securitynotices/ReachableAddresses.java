package dev.latchkey.securitynotices;

import dev.latchkey.model.Claims;
import dev.latchkey.seal.Hashes;
import dev.latchkey.store.RecordStore;
import dev.latchkey.store.StoredRecord;
import dev.latchkey.store.UserStore;
import java.time.InstantSource;

/**
 * Says at which addresses users read their mails. After a change of address, the user may be at the old one, since a
 * thief may have changed it; when the change is undone, the thief is at the other.
 */
record ReachableAddresses(UserStore users, RecordStore records, InstantSource clock) {

    /** The record of the account page about changes that can still be undone. */
    private static final String CHANGES = "address-change";

    private static final String OLD_ADDRESSES = "addresses";

    /** Whether the user has the address now, or had it before a change that can still be undone. */
    boolean reach(String userId, String address) {
        return users.user(userId)
                        .filter(stored -> address.equals(stored.user().email()))
                        .isPresent()
                || records.record(CHANGES, userId).filter(this::isValid).stream()
                        .flatMap(record ->
                                Claims.parse(record.content()).object(OLD_ADDRESSES).asMap().values().stream())
                        .anyMatch(Hashes.sha256Base64Url(address)::equals);
    }

    private boolean isValid(StoredRecord record) {
        return record.expires() == null || record.expires().isAfter(clock.instant());
    }
}
