package dev.latchkey.account;

import dev.latchkey.error.AuthException;
import dev.latchkey.error.ErrorCode;
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
 * Stores how a user got their e-mail address, and which accounts prove the address. {@link StoredUser#emailVerified}
 * says only that a provider or a mail has verified the address. This data is kept in records of the user, because the
 * table of users has the format of Auth.js. The records are removed with the user. If a user has no such record, or has
 * another address by now, the user has neither proved nor claimed the address here.
 */
public record AddressProofRecords(CheckedStore store) {

    private static final String ADDRESS = "address";
    private static final String NEXT = "address-next";
    private static final String PROOF = "address-proof";

    private static final int MOST_ATTEMPTS = 16;

    /** How a user got their address. */
    public enum Origin {

        /**
         * The user proved the address by a mail from this application, or by a provider with authority over the
         * address.
         */
        PROVED,

        /** The address came with an account of a provider that had not verified it. */
        CLAIMED,

        /** The application gave the address when it checked the user's credentials. */
        GIVEN
    }

    /**
     * Returns whether the user has proved the address by a mail from this application, or by a provider with authority
     * over the address.
     */
    public boolean isProved(StoredUser user) {
        return user.hasVerifiedEmail() && (isOrigin(Origin.PROVED, user) || isNext(user));
    }

    private boolean isNext(StoredUser user) {
        String email = user.user().email();
        if (email == null) {
            return false;
        }
        StoredRecord next = next(user.user().id(), email);
        return store.record(NEXT, next.id())
                .filter(there -> isSame(there, next))
                .isPresent();
    }

    /**
     * Returns whether the user must give the address up to a person whose provider has verified it.
     *
     * @param proved whether that provider has authority over the address
     */
    boolean givesWay(StoredUser user, boolean proved) {
        return !user.hasVerifiedEmail() && (isOrigin(Origin.CLAIMED, user) || (proved && isOrigin(Origin.GIVEN, user)));
    }

    public void record(String userId, Origin origin, String email) {
        put(address(userId, origin, email));
        earlier().forgetUser(userId);
    }

    /**
     * Records that a user has proved an address which the user gets right afterwards. So if a failure comes between the
     * new address and {@link #record}, the next proof is not the first one, and removes nothing of the user.
     */
    public void recordNext(String userId, String email) {
        put(next(userId, email));
    }

    /** Removes what {@link #recordNext} has recorded, because the user has the address by now or does not get it. */
    public void forgetNext(String userId, String email) {
        store.record(NEXT, next(userId, email).id())
                .filter(there -> there.owner().equals(userId))
                .ifPresent(store::deleteRecord);
    }

    /** Works like {@link #record}, for a new user. A record that already exists stays. */
    public void recordFirst(String userId, Origin origin, String email) {
        store.addRecord(address(userId, origin, email));
    }

    /**
     * Removes the data that the previous version has recorded for an id, so that a new user with this id starts without
     * such data.
     */
    void forget(String userId) {
        earlier().forgetUser(userId);
    }

    /**
     * Returns whether exactly this account proved exactly this address, because the account's provider has authority
     * over the address.
     */
    public boolean isProvedBy(String userId, Account account, String email) {
        StoredRecord proof = proof(userId, account, email);
        return store.record(PROOF, proof.id())
                .map(there -> isSame(there, proof))
                .orElseGet(() -> earlier().isProvedBy(account, email));
    }

    public void recordProofBy(String userId, Account account, String email) {
        put(proof(userId, account, email));
        earlier().forgetAccount(account);
    }

    /** Returns the number of records of these kinds that a user has. */
    public int count(String userId) {
        return store.recordsOf(ADDRESS, userId).size()
                + store.recordsOf(NEXT, userId).size()
                + store.recordsOf(PROOF, userId).size();
    }

    private LegacyAddressValues earlier() {
        return new LegacyAddressValues(store);
    }

    private boolean isOrigin(Origin origin, StoredUser user) {
        String id = user.user().id();
        String email = user.user().email();
        return email != null
                && store.record(ADDRESS, id)
                        .map(there -> isSame(there, address(id, origin, email)))
                        .orElseGet(() -> earlier().isOrigin(origin, id, email));
    }

    /**
     * Adds or replaces a record, unless the user is gone.
     *
     * @throws AuthException.Fault if other requests keep changing the record. Silence would let the next proof count as
     *     the first, which removes what the user has
     */
    private void put(StoredRecord record) {
        for (int i = 0; i < MOST_ATTEMPTS; i++) {
            StoredRecord there = store.record(record.kind(), record.id()).orElse(null);
            if (there == null ? store.addRecord(record) : isSame(there, record) || replace(there, record)) {
                return;
            }
        }
        if (store.user(record.owner()).isPresent()) {
            throw new AuthException.Fault(
                    ErrorCode.ADAPTER, "others keep changing how a user got the e-mail address", null);
        }
    }

    /** Replaces a record. If the account belongs to another user by now, deletes the old record and adds a new one. */
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

    /** The record of each address has an id of its own, so that changes at the same time do not meet. */
    private static StoredRecord next(String userId, String email) {
        String hash = Hashes.sha256Hex(email);
        return StoredRecord.of(
                NEXT, Hashes.sha256Hex(userId + "\n" + email), userId, Json.write(Map.of("email", hash)));
    }

    private static StoredRecord proof(String userId, Account account, String email) {
        String id = Hashes.sha256Hex(account.issuer() + "\n" + account.subject());
        return StoredRecord.of(PROOF, id, userId, Json.write(Map.of("email", Hashes.sha256Hex(email))));
    }
}
