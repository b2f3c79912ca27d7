package dev.latchkey.account;

import dev.latchkey.model.Account;
import dev.latchkey.seal.Hashes;
import dev.latchkey.storage.CheckedStore;
import dev.latchkey.store.StoredValue;
import dev.latchkey.wire.Ascii;

/**
 * Reads the data that older versions kept about addresses. They kept the data in values, which are not removed with
 * their user. A value is valid until a record replaces it.
 */
record LegacyAddressValues(CheckedStore store) {

    boolean isOrigin(AddressProofRecords.Origin origin, String userId, String email) {
        return is(ofUser(userId), Ascii.lower(origin.name()) + " " + Hashes.sha256Hex(email));
    }

    boolean isProvedBy(Account account, String email) {
        return is(ofAccount(account), Hashes.sha256Hex(email));
    }

    void forgetUser(String userId) {
        forget(ofUser(userId));
    }

    void forgetAccount(Account account) {
        forget(ofAccount(account));
    }

    private boolean is(String name, String text) {
        return store.value(name).map(StoredValue::text).filter(text::equals).isPresent();
    }

    private void forget(String name) {
        store.value(name).ifPresent(value -> store.replaceValue(name, value.text(), null));
    }

    private static String ofUser(String userId) {
        return "address:" + Hashes.sha256Hex(userId);
    }

    private static String ofAccount(Account account) {
        return "proof:" + Hashes.sha256Hex(account.issuer() + "\n" + account.subject());
    }
}
