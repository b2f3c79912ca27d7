package dev.latchkey.secondfactor;

import static java.nio.charset.StandardCharsets.US_ASCII;

import com.eatthepath.otp.TimeBasedOneTimePasswordGenerator;
import java.security.InvalidKeyException;
import java.security.MessageDigest;
import java.time.Duration;
import java.time.Instant;
import java.util.OptionalLong;
import javax.crypto.SecretKey;

/** The codes of RFC 6238 as authenticator apps show them: six digits, SHA-1, a new one every thirty seconds. */
final class TimeCodes {

    /** SHA-1, since it is what apps expect; many ignore what the picture says. */
    static final String ALGORITHM = TimeBasedOneTimePasswordGenerator.TOTP_ALGORITHM_HMAC_SHA1;

    static final int DIGITS = 6;
    static final Duration STEP = Duration.ofSeconds(30);

    /** A code of the step before or after counts: people type slowly, and clocks differ. */
    private static final int DRIFT = 1;

    private final TimeBasedOneTimePasswordGenerator generator =
            new TimeBasedOneTimePasswordGenerator(STEP, DIGITS, ALGORITHM);

    /** Returns the number of the step at a point of time. */
    static long stepAt(Instant now) {
        return Math.floorDiv(now.getEpochSecond(), STEP.toSeconds());
    }

    /**
     * Returns the step to which a code belongs; empty if it is not right now.
     *
     * @param after codes of this step and of earlier ones do not count
     */
    OptionalLong match(SecretKey key, String code, Instant now, long after) {
        long current = stepAt(now);
        OptionalLong matching = OptionalLong.empty();
        for (long step = current - DRIFT; step <= current + DRIFT; step++) {
            boolean same = MessageDigest.isEqual(codeOf(step, key).getBytes(US_ASCII), code.getBytes(US_ASCII));
            matching = same && step > after ? OptionalLong.of(step) : matching;
        }
        return matching;
    }

    /** Returns the code of a step. */
    String codeOf(long step, SecretKey key) {
        try {
            return generator.generateOneTimePasswordString(
                    key, Instant.ofEpochSecond(Math.multiplyExact(step, STEP.toSeconds())));
        } catch (InvalidKeyException e) {
            throw new IllegalStateException("The key of an authenticator app does not fit " + ALGORITHM, e);
        }
    }
}
