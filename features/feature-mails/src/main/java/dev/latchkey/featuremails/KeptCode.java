package dev.latchkey.featuremails;

import dev.latchkey.seal.Hashes;
import dev.latchkey.store.StoredValue;
import java.time.Duration;
import java.time.Instant;

/**
 * The code of a mail as the store keeps it. A code is so short that its hash alone would tell it. So the hash is also
 * of the id of the secret, which has 256 random bits, and of which the store has another hash only.
 *
 * @param guesses how many were counted
 * @param ends when the code ends, in milliseconds since the epoch
 * @param taken until when a request has taken the secret, in milliseconds since the epoch; 0 if none has
 */
record KeptCode(int guesses, long ends, String hash, long taken) {

    private static final int MOST_GUESSES = 5;
    private static final int PARTS_IF_TAKEN = 4;

    /** Longer than what a link or a code is for takes. */
    private static final Duration TAKEN = Duration.ofMinutes(1);

    /** As many requests at the most can be faster than another one: each has counted a guess or taken the secret. */
    static final int MOST_CHANGES = MOST_GUESSES + 1;

    static KeptCode of(MailedSecret secret, Instant ends) {
        return new KeptCode(0, ends.toEpochMilli(), hash(secret.id(), secret.code()), 0);
    }

    static KeptCode of(StoredValue value) {
        String[] parts = value.text().split(" ", PARTS_IF_TAKEN);
        long taken = parts.length == PARTS_IF_TAKEN ? Long.parseLong(parts[PARTS_IF_TAKEN - 1]) : 0;
        return new KeptCode(Integer.parseInt(parts[0]), Long.parseLong(parts[1]), parts[2], taken);
    }

    StoredValue until(Instant expires) {
        return new StoredValue(guesses + " " + ends + " " + hash + (taken == 0 ? "" : " " + taken), expires);
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
        return new KeptCode(guesses + 1, ends, hash, 0);
    }

    /** Returns the secret while one request does what it is for. */
    KeptCode taken(Instant now) {
        return new KeptCode(guesses, ends, hash, now.plus(TAKEN).toEpochMilli());
    }

    KeptCode givenBack() {
        return new KeptCode(guesses, ends, hash, 0);
    }

    boolean isTaken(Instant now) {
        return now.toEpochMilli() < taken;
    }

    private static String hash(String id, String code) {
        return Hashes.sha256Base64Url("code " + id + " " + code);
    }
}
