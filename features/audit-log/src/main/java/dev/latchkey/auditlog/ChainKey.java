package dev.latchkey.auditlog;

import dev.latchkey.seal.KeyedHashes;

/** The keys of chains, which are derived from the application's secrets for this purpose alone. */
record ChainKey(KeyedHashes hashes) {

    /** Returns the code of a line, by the newest secret. */
    String codeOf(String line) {
        return hashes.of(line);
    }

    /** Returns whether this is the code of the line, by any of the secrets. */
    boolean isCodeOf(String line, String code) {
        return hashes.all(line).contains(code);
    }
}
