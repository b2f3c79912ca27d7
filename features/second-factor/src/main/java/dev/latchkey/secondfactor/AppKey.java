package dev.latchkey.secondfactor;

import dev.latchkey.wire.PercentEscapes;
import java.math.BigInteger;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.Optional;
import java.util.regex.Pattern;
import javax.crypto.SecretKey;
import javax.crypto.spec.SecretKeySpec;

/** The secret that an authenticator app and this application share. Prints nothing of it. */
final class AppKey {

    /** As many as the hash has (RFC 4226 section 4). */
    private static final int BYTES = 20;

    /** What RFC 4226 demands at least, and as many as the hash takes as they are. */
    private static final int LEAST_FOREIGN_BYTES = 16;

    private static final int MOST_FOREIGN_BYTES = 64;

    private static final Pattern HEX =
            Pattern.compile("(?:[0-9a-f]{2}){" + LEAST_FOREIGN_BYTES + "," + MOST_FOREIGN_BYTES + "}");
    private static final String BASE32 = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";
    private static final int BITS_OF_A_LETTER = 5;

    private final transient byte[] bytes;

    private AppKey(byte[] bytes) {
        this.bytes = bytes;
    }

    static AppKey random(SecureRandom random) {
        byte[] bytes = new byte[BYTES];
        random.nextBytes(bytes);
        return new AppKey(bytes);
    }

    /**
     * Returns a key that other software has made.
     *
     * @throws IllegalArgumentException if it is too short to be safe, or longer than any app has
     */
    static AppKey foreign(byte[] key) {
        if (key.length < LEAST_FOREIGN_BYTES || key.length > MOST_FOREIGN_BYTES) {
            throw new IllegalArgumentException("The key of an authenticator app has from " + LEAST_FOREIGN_BYTES
                    + " to " + MOST_FOREIGN_BYTES + " bytes. Let the user set up a new one");
        }
        return new AppKey(key.clone());
    }

    /** Reads what {@link #hex} wrote. */
    static Optional<AppKey> ofHex(String hex) {
        return HEX.matcher(hex).matches()
                ? Optional.of(new AppKey(HexFormat.of().parseHex(hex)))
                : Optional.empty();
    }

    String hex() {
        return HexFormat.of().formatHex(bytes);
    }

    SecretKey key() {
        return new SecretKeySpec(bytes, TimeCodes.ALGORITHM);
    }

    /**
     * Returns the key as people type it into an app (RFC 4648 section 6); the 160 bits of {@link #random} need no
     * padding.
     */
    String base32() {
        BigInteger bits = new BigInteger(1, bytes);
        StringBuilder text = new StringBuilder();
        for (int shift = BYTES * Byte.SIZE - BITS_OF_A_LETTER; shift >= 0; shift -= BITS_OF_A_LETTER) {
            text.append(BASE32.charAt(bits.shiftRight(shift).intValue() & (BASE32.length() - 1)));
        }
        return text.toString();
    }

    /**
     * Returns the address in the picture that apps scan.
     *
     * @param site what the app calls this application
     * @param user what the app calls the account
     */
    String address(String site, String user) {
        String issuer = PercentEscapes.encodeComponent(site.replace(':', ' ')); // a colon ends it in the label
        return "otpauth://totp/" + issuer + ":" + PercentEscapes.encodeComponent(user) + "?secret=" + base32()
                + "&issuer=" + issuer + "&algorithm=SHA1&digits=" + TimeCodes.DIGITS + "&period="
                + TimeCodes.STEP.toSeconds();
    }

    @Override
    public String toString() {
        return "AppKey[hidden]";
    }
}
