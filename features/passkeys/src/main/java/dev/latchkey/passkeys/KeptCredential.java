package dev.latchkey.passkeys;

import dev.latchkey.store.StoredRecord;

/** A passkey with the record that keeps it. */
record KeptCredential(StoredRecord record, Credential credential) {

    String owner() {
        return record.owner();
    }

    String id() {
        return credential.key().id();
    }
}
