package dev.latchkey.secondfactor;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.Objects;
import javax.crypto.SecretKeyFactory;
import javax.crypto.spec.PBEKeySpec;

/**
 * The hash of backup codes: PBKDF2 with HMAC-SHA-256 and one salt for all codes of a user, so that one hash is enough
 * to look for a code. A code is random and has 50 bits, so fewer rounds than for a password put it out of reach.
 */
final class BackupCodeHash {

    static final int ROUNDS = 100_000;

    private static final String ALGORITHM = "PBKDF2WithHmacSHA256";
    private static final int BITS = 256;

    private final byte[] salt;
    private final int rounds;

    BackupCodeHash(byte[] salt, int rounds) {
        this.salt = salt.clone();
        this.rounds = rounds;
    }

    /** Returns the hash of a code, in hexadecimal digits. */
    String of(String plain) {
        PBEKeySpec code = new PBEKeySpec(plain.toCharArray(), salt, rounds, BITS);
        try {
            byte[] hash =
                    SecretKeyFactory.getInstance(ALGORITHM).generateSecret(code).getEncoded();
            return HexFormat.of().formatHex(Objects.requireNonNull(hash, "hash"));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("This JDK lacks " + ALGORITHM, e);
        } finally {
            code.clearPassword();
        }
    }

    /** Returns whether two hashes are the same, in a time that does not depend on where they differ. */
    static boolean isSame(String one, String other) {
        return MessageDigest.isEqual(one.getBytes(US_ASCII), other.getBytes(US_ASCII));
    }
}
