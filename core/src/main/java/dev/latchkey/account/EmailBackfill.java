package dev.latchkey.account;

import dev.latchkey.model.Profile;
import dev.latchkey.model.User;
import dev.latchkey.session.PendingRecords;
import dev.latchkey.storage.CheckedStore;
import dev.latchkey.store.StoredUser;
import java.time.InstantSource;
import java.util.Set;

/**
 * Gives a user without an address the address that their provider has verified. At the first sign-in, the provider did
 * not know the address, or the user had not granted access to it. If a user already has an address, only the
 * application may change it.
 *
 * <p>A user for whom a feature keeps records gets no address. The provider's word is no proof, so the first proof by
 * the owner of the mailbox would remove these records, and with them the user's second factors (B12).
 */
final class EmailBackfill {

    /** The kinds of records that do not come from features. */
    private static final Set<String> OWN =
            Set.of(AddressProofRecords.ADDRESS, AddressProofRecords.PROOF, AccountLinker.STATUS, PendingRecords.KIND);

    private final CheckedStore store;
    private final InstantSource clock;

    EmailBackfill(CheckedStore store, InstantSource clock) {
        this.store = store;
        this.clock = clock;
    }

    /**
     * Returns the user with the address to add. Returns the user unchanged if they already have an address, if another
     * user has the address to add, or if a feature keeps records for the user.
     */
    User added(User known, Profile profile) {
        if (known.email() != null) {
            return known;
        }
        return profile.verifiedEmail()
                .filter(email -> store.userByEmail(email).isEmpty() && !hasRecordsOfFeatures(known.id()))
                .map(email -> new User(known.id(), known.name(), email, known.image()))
                .orElse(known);
    }

    private boolean hasRecordsOfFeatures(String userId) {
        return store.recordsOf(userId).stream().anyMatch(record -> !OWN.contains(record.kind()));
    }

    /**
     * Adds the address of {@code added}. Returns {@code false} if another user has the address by now, or if the user
     * has got another address in the meantime.
     */
    boolean add(StoredUser known, User added) {
        return store.replaceEmail(known, added.email(), clock.instant());
    }
}
