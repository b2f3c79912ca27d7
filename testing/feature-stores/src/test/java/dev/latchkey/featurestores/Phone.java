package dev.latchkey.featurestores;

import com.eatthepath.otp.TimeBasedOneTimePasswordGenerator;
import java.security.InvalidKeyException;
import java.time.Instant;
import java.util.List;
import javax.crypto.spec.SecretKeySpec;
import org.bouncycastle.util.encoders.Base32;

/** What a user has after setting up an authenticator app: the app with its key, and the backup codes on paper. */
final class Phone {

    private final TimeBasedOneTimePasswordGenerator codes = new TimeBasedOneTimePasswordGenerator();
    private final SecretKeySpec key;
    final String text;
    final List<String> backupCodes;

    Phone(String key, List<String> backupCodes) {
        this.text = key;
        this.key = new SecretKeySpec(Base32.decode(key.replace(" ", "")), codes.getAlgorithm());
        this.backupCodes = List.copyOf(backupCodes);
    }

    String codeAt(Instant time) {
        try {
            return codes.generateOneTimePasswordString(key, time);
        } catch (InvalidKeyException e) {
            throw new AssertionError(e);
        }
    }
}
