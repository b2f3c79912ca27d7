package dev.latchkey.contract;

import com.eatthepath.otp.TimeBasedOneTimePasswordGenerator;
import java.math.BigInteger;
import java.security.InvalidKeyException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.IntStream;
import javax.crypto.SecretKey;
import javax.crypto.spec.SecretKeySpec;

/** The app on the phone of a user. It shows another code every thirty seconds (RFC 6238). */
final class AuthenticatorApp {

    static final Duration NEXT_CODE = Duration.ofSeconds(30);

    private static final String BASE32 = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";
    private static final int KEY_BYTES = 20;

    private final TimeBasedOneTimePasswordGenerator codes = new TimeBasedOneTimePasswordGenerator(NEXT_CODE);
    private final SecretKey key;

    /** Reads the key as the set-up shows it. */
    AuthenticatorApp(String base32) {
        BigInteger bits = BigInteger.ZERO;
        for (int i = 0; i < base32.length(); i++) {
            bits = bits.shiftLeft(5).or(BigInteger.valueOf(BASE32.indexOf(base32.charAt(i))));
        }
        byte[] digits = bits.toByteArray(); // with a sign, or without the zeros in front
        byte[] bytes = new byte[KEY_BYTES];
        int used = Math.min(digits.length, KEY_BYTES);
        System.arraycopy(digits, digits.length - used, bytes, KEY_BYTES - used, used);
        key = new SecretKeySpec(bytes, codes.getAlgorithm());
    }

    String codeAt(Instant time) {
        try {
            return codes.generateOneTimePasswordString(key, time);
        } catch (InvalidKeyException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Returns six digits that are no code around this time. */
    String wrongCodeAt(Instant time) {
        List<String> right = List.of(codeAt(time.minus(NEXT_CODE)), codeAt(time), codeAt(time.plus(NEXT_CODE)));
        return IntStream.rangeClosed(0, right.size())
                .mapToObj("%06d"::formatted)
                .filter(code -> !right.contains(code))
                .findFirst()
                .orElseThrow();
    }
}
