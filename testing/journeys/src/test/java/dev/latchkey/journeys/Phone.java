package dev.latchkey.journeys;

import com.eatthepath.otp.TimeBasedOneTimePasswordGenerator;
import java.security.InvalidKeyException;
import java.time.Instant;
import javax.crypto.spec.SecretKeySpec;
import org.bouncycastle.util.encoders.Base32;

/** An authenticator app on a phone, with the one key that its owner typed into it. */
final class Phone {

    private final TimeBasedOneTimePasswordGenerator codes = new TimeBasedOneTimePasswordGenerator();
    private final SecretKeySpec key;

    Phone(String typed) {
        key = new SecretKeySpec(Base32.decode(typed.replace(" ", "")), codes.getAlgorithm());
    }

    String codeAt(Instant time) {
        try {
            return codes.generateOneTimePasswordString(key, time);
        } catch (InvalidKeyException e) {
            throw new AssertionError(e);
        }
    }
}
