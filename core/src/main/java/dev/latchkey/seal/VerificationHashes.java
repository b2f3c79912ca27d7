package dev.latchkey.seal;

import dev.latchkey.model.Secret;
import java.util.List;

/**
 * Hashes of what was sent to somebody, keyed by the application's secrets: SHA-256 of the text and the secrets joined
 * by commas, as Auth.js stores them (contract §6.3).
 */
public final class VerificationHashes {

    private final List<String> accepted;

    VerificationHashes(List<Secret> secrets) {
        this.accepted = JoinedSecrets.accepted(secrets);
    }

    /** The hash to store. */
    public String of(String text) {
        return Hashes.sha256Hex(text + accepted.get(0));
    }

    /** Every hash that may have been stored, the newest first: mails outlive a change of secrets (W18). */
    public List<String> all(String text) {
        return accepted.stream().map(secret -> Hashes.sha256Hex(text + secret)).toList();
    }
}
