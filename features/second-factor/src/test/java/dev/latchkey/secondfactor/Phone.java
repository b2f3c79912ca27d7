package dev.latchkey.secondfactor;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.time.Instant;
import javax.crypto.SecretKey;
import javax.crypto.spec.SecretKeySpec;

/** An authenticator app with one key, which it got as text. */
final class Phone {

    private static final String BASE32 = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";

    private final SecretKey key;

    Phone(String base32) {
        byte[] bytes = new byte[base32.length() * 5 / 8];
        for (int bit = 0; bit < bytes.length * 8; bit++) {
            int letter = BASE32.indexOf(base32.charAt(bit / 5));
            if ((letter >> (4 - bit % 5) & 1) == 1) {
                bytes[bit / 8] |= (byte) (1 << (7 - bit % 8));
            }
        }
        this.key = new SecretKeySpec(bytes, TimeCodes.ALGORITHM);
    }

    static Phone ofText(String secret) {
        return new Phone(new SecretKeySpec(secret.getBytes(US_ASCII), TimeCodes.ALGORITHM));
    }

    private Phone(SecretKey key) {
        this.key = key;
    }

    SecretKey key() {
        return key;
    }

    String codeAt(Instant time) {
        return new TimeCodes().codeOf(TimeCodes.stepAt(time), key);
    }

    /** Six digits that are no code around this time. */
    String wrongAt(Instant time) {
        int code = Integer.parseInt(codeAt(time));
        for (int other = 0; ; other++) {
            String wrong = String.format("%06d", (code + 1 + other) % 1_000_000);
            if (new TimeCodes().match(key, wrong, time, Long.MIN_VALUE).isEmpty()) {
                return wrong;
            }
        }
    }
}
