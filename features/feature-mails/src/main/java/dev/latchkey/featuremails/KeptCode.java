package dev.latchkey.featuremails;

import dev.latchkey.seal.Hashes;
import dev.latchkey.store.StoredValue;
import java.time.Instant;

/**
 * The code of a mail as the store keeps it. A code is so short that its hash alone would tell it. So the hash is also
 * of the id of the secret, which has 256 random bits, and of which the store has another hash only.
 *
 * @param guesses how many were counted
 * @param ends when the code ends, in milliseconds since the epoch
 */
record KeptCode(int guesses, long ends, String hash) {

    private static final int MOST_GUESSES = 5;
    private static final int PARTS = 3;

    /** As many requests at the most can be faster than another one: each has counted a guess or used the secret. */
    static final int MOST_CHANGES = MOST_GUESSES + 1;

    static KeptCode of(MailedSecret secret, Instant ends) {
        return new KeptCode(0, ends.toEpochMilli(), hash(secret.id(), secret.code()));
    }

    static KeptCode of(StoredValue value) {
        String[] parts = value.text().split(" ", PARTS);
        return new KeptCode(Integer.parseInt(parts[0]), Long.parseLong(parts[1]), parts[2]);
    }

    StoredValue until(Instant expires) {
        return new StoredValue(guesses + " " + ends + " " + hash, expires);
    }

    boolean is(String id, String code) {
        return Hashes.constantTimeEquals(hash, hash(id, code));
    }

    boolean hasEnded(Instant now) {
        return now.toEpochMilli() >= ends;
    }

    boolean isSpent() {
        return guesses >= MOST_GUESSES;
    }

    KeptCode guessed() {
        return new KeptCode(guesses + 1, ends, hash);
    }

    private static String hash(String id, String code) {
        return Hashes.sha256Base64Url("code " + id + " " + code);
    }
}
