package dev.latchkey.account;

import dev.latchkey.model.Account;
import dev.latchkey.seal.Hashes;
import dev.latchkey.storage.CheckedStore;
import dev.latchkey.store.StoredRecord;
import dev.latchkey.store.StoredUser;
import dev.latchkey.wire.Ascii;
import dev.latchkey.wire.Json;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * What this application knows about addresses beyond {@link StoredUser#emailVerified}, which says only that somebody
 * has vouched for one: by which account it is proved, and how a user came by theirs. Records of the user keep it, since
 * the table of users is the one of Auth.js; they go with the user. A user without such a record, or with another
 * address by now, has neither proved nor claimed the address here.
 */
public final class AddressProofRecords {

    private static final int MOST_ATTEMPTS = 3;
    private static final String ADDRESS = "address";
    private static final String PROOF = "address-proof";

    private final CheckedStore store;
    private final LegacyAddressValues earlier;

    public AddressProofRecords(CheckedStore store) {
        this.store = store;
        this.earlier = new LegacyAddressValues(store);
    }

    /** How a user came by their address. */
    public enum Origin {

        /** They proved it here, or by a provider with authority over it. */
        PROVED,

        /** It came with an account of a provider, and nobody had vouched for it. */
        CLAIMED,

        /** It came with credentials: it is the application's own word. */
        GIVEN
    }

    /** Whether the user proved the address here, or by a provider with authority over it. */
    public boolean isProved(StoredUser user) {
        return user.hasVerifiedEmail() && isOrigin(Origin.PROVED, user);
    }

    /**
     * Whether the user gives the address up to a person whose provider has verified it.
     *
     * @param proved whether that provider has authority over the address
     */
    boolean givesWay(StoredUser user, boolean proved) {
        return !user.hasVerifiedEmail() && (isOrigin(Origin.CLAIMED, user) || (proved && isOrigin(Origin.GIVEN, user)));
    }

    public void record(String userId, Origin origin, String email) {
        put(address(userId, origin, email));
        earlier.forgetUser(userId);
    }

    /** As {@link #record}, for a new user: what is known of this user by now stays. */
    public void recordFirst(String userId, Origin origin, String email) {
        store.addRecord(address(userId, origin, email));
    }

    /** Forgets what the version before has recorded of an id, so that a new user with this id starts with nothing. */
    void forget(String userId) {
        earlier.forgetUser(userId);
    }

    /** Whether this very account of the user has proved this very address, by a provider with authority over it. */
    public boolean isProvedBy(String userId, Account account, String email) {
        StoredRecord proof = proof(userId, account, email);
        return store.record(PROOF, proof.id())
                .map(there -> isSame(there, proof))
                .orElseGet(() -> earlier.isProvedBy(account, email));
    }

    public void recordProofBy(String userId, Account account, String email) {
        put(proof(userId, account, email));
        earlier.forgetAccount(account);
    }

    /** How many records of a user are of these kinds. */
    public int count(String userId) {
        return store.recordsOf(ADDRESS, userId).size()
                + store.recordsOf(PROOF, userId).size();
    }

    private boolean isOrigin(Origin origin, StoredUser user) {
        String id = user.user().id();
        String email = user.user().email();
        return email != null
                && store.record(ADDRESS, id)
                        .map(there -> isSame(there, address(id, origin, email)))
                        .orElseGet(() -> earlier.isOrigin(origin, id, email));
    }

    /**
     * Where others keep writing, nothing is recorded: the next proof then counts as the first, which is the safe way.
     */
    private void put(StoredRecord record) {
        for (int i = 0; i < MOST_ATTEMPTS; i++) {
            StoredRecord there = store.record(record.kind(), record.id()).orElse(null);
            if (there == null ? store.addRecord(record) : isSame(there, record) || replace(there, record)) {
                return;
            }
        }
    }

    /** An account may have become another user's. */
    private boolean replace(StoredRecord there, StoredRecord next) {
        return there.owner().equals(next.owner())
                ? store.replaceRecord(there, next.content(), null)
                : store.deleteRecord(there) && store.addRecord(next);
    }

    private static boolean isSame(StoredRecord there, StoredRecord other) {
        return there.owner().equals(other.owner()) && there.content().equals(other.content());
    }

    private static StoredRecord address(String userId, Origin origin, String email) {
        Map<String, String> content = new LinkedHashMap<>();
        content.put("origin", Ascii.lower(origin.name()));
        content.put("email", Hashes.sha256Hex(email));
        return StoredRecord.of(ADDRESS, userId, userId, Json.write(content));
    }

    private static StoredRecord proof(String userId, Account account, String email) {
        String id = Hashes.sha256Hex(account.issuer() + "\n" + account.subject());
        return StoredRecord.of(PROOF, id, userId, Json.write(Map.of("email", Hashes.sha256Hex(email))));
    }
}
