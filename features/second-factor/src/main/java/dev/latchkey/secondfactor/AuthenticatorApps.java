package dev.latchkey.secondfactor;

import dev.latchkey.error.AuthException;
import dev.latchkey.error.ErrorCode;
import dev.latchkey.model.Claims;
import dev.latchkey.store.RecordStore;
import dev.latchkey.store.StoredRecord;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * The authenticator apps of users. The record remembers the last step of which a code was used, so no code counts
 * twice.
 */
final class AuthenticatorApps {

    static final String KIND = "authenticator-app";

    /** Each attempt that loses has seen another code of the same app being used. */
    private static final int MOST_ATTEMPTS = 3;

    /** A key has no end of its own; it goes with its record. */
    private static final Duration FOREVER = Duration.ofDays(36_500);

    private static final String KEY = "key";
    private static final String STEP = "step";
    private static final String SINCE = "since";

    private final UserRecords records;
    private final UserRecords recoveries;
    private final SealedKeys keys;
    private final TimeCodes codes;
    private final InstantSource clock;

    AuthenticatorApps(RecordStore store, SealedKeys keys, TimeCodes codes, InstantSource clock) {
        this.records = new UserRecords(KIND, store);
        this.recoveries = MailRecovery.records(store);
        this.keys = keys;
        this.codes = codes;
        this.clock = clock;
    }

    boolean has(String userId) {
        return records.find(userId).isPresent();
    }

    /** Returns when the user set the app up; empty if there is none. */
    Optional<Instant> since(String userId) {
        return records.find(userId)
                .map(record -> Instant.ofEpochSecond(
                        UserRecords.content(record).number(SINCE).orElse(0L)));
    }

    /** What came of a set-up. */
    enum Added {
        DONE,
        WRONG_CODE,
        THERE_IS_ONE
    }

    /** Keeps an app that has shown a right code, which does not count again. */
    Added add(String userId, AppKey key, String code) {
        OptionalLong step = codes.match(key.key(), code, clock.instant(), Long.MIN_VALUE);
        if (step.isEmpty()) {
            return Added.WRONG_CODE;
        }
        return keep(userId, key, step.getAsLong()) ? Added.DONE : Added.THERE_IS_ONE;
    }

    /**
     * Keeps an app that was set up with other software. That software may have taken the present code, so the next one
     * is the first that counts.
     *
     * @return {@code false} if there is one
     */
    boolean takeOver(String userId, AppKey key) {
        return keep(userId, key, TimeCodes.stepAt(clock.instant()));
    }

    /** A recovery may have outlived the app before, and its waiting time counts for that app alone. */
    private boolean keep(String userId, AppKey key, long step) {
        if (has(userId)) {
            return false;
        }
        recoveries.remove(userId);
        Claims content = content(userId, key)
                .with(STEP, step)
                .with(SINCE, clock.instant().getEpochSecond());
        return records.add(userId, content, null);
    }

    /**
     * Uses a code up.
     *
     * @return {@code false} if it is wrong, or was used
     * @throws AuthException.Fault if the key was sealed with a secret that is gone
     */
    boolean use(String userId, String code) {
        for (int i = 0; i < MOST_ATTEMPTS; i++) {
            Optional<StoredRecord> there = records.find(userId);
            if (there.isEmpty()) {
                return false;
            }
            Claims content = UserRecords.content(there.get());
            SealedKeys.Opened opened = open(content, userId);
            long last = content.number(STEP).orElse(Long.MAX_VALUE);
            OptionalLong step = codes.match(opened.key().key(), code, clock.instant(), last);
            if (step.isEmpty()) {
                return false;
            }
            Claims next = content.with(STEP, step.getAsLong());
            if (!opened.current()) {
                next = next.with(KEY, keys.seal(opened.key(), userId, FOREVER));
            }
            if (records.replace(there.get(), next)) {
                return true;
            }
        }
        return false;
    }

    boolean remove(String userId) {
        return records.remove(userId);
    }

    private Claims content(String userId, AppKey key) {
        return Claims.empty().with(KEY, keys.seal(key, userId, FOREVER));
    }

    private SealedKeys.Opened open(Claims content, String userId) {
        return content.text(KEY)
                .flatMap(text -> keys.open(text, userId))
                .orElseThrow(() -> new AuthException.Fault(
                        ErrorCode.CONFIGURATION,
                        "the key of an authenticator app does not open: keep the earlier secrets in secret(…), or call"
                                + " SecondFactor.of(auth).remove(userId)",
                        null));
    }
}
