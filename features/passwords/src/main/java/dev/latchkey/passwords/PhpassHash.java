package dev.latchkey.passwords;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A hash of WordPress before version 6.8: {@code $P$…}, MD5 many times (phpass). */
final class PhpassHash implements PasswordHash {

    private static final String DIGITS = "./0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz";
    private static final int MOST_LOG = 20;
    private static final Pattern FORM =
            Pattern.compile("\\$[PH]\\$([./0-9A-Za-z])([./0-9A-Za-z]{8})([./0-9A-Za-z]{22})");

    private final int rounds;
    private final byte[] salt;
    private final byte[] output;

    private PhpassHash(int rounds, byte[] salt, byte[] output) {
        this.rounds = rounds;
        this.salt = salt;
        this.output = output;
    }

    /**
     * Reads a text.
     *
     * @throws IllegalArgumentException if it is malformed, or checking it would cost too much
     */
    static PhpassHash read(String text) {
        Matcher parts = HashSyntax.match(FORM, text);
        int log = DIGITS.indexOf(HashSyntax.group(parts, 1));
        HashSyntax.within(log, 7, MOST_LOG, "as its cost");
        return new PhpassHash(
                1 << log,
                HashSyntax.group(parts, 2).getBytes(UTF_8),
                HashSyntax.group(parts, 3).getBytes(UTF_8));
    }

    @Override
    public boolean matches(String typed) {
        byte[] password = HashSyntax.trimmed(typed).getBytes(UTF_8);
        MessageDigest md5 = md5();
        md5.update(salt);
        byte[] hash = md5.digest(password);
        for (int i = 0; i < rounds; i++) {
            md5.update(hash);
            hash = md5.digest(password);
        }
        return MessageDigest.isEqual(output, encode(hash));
    }

    @SuppressWarnings("WeakMessageDigest") // only to check what others have made
    private static MessageDigest md5() {
        try {
            return MessageDigest.getInstance("MD5");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("This JDK lacks MD5", e);
        }
    }

    /** Six bits for each character, the lowest first. */
    private static byte[] encode(byte[] hash) {
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < hash.length; i += 3) {
            int left = Math.min(3, hash.length - i);
            int bits = 0;
            for (int j = 0; j < left; j++) {
                bits |= (hash[i + j] & 0xff) << (8 * j);
            }
            for (int j = 0; j <= left; j++) {
                text.append(DIGITS.charAt((bits >> (6 * j)) & 0x3f));
            }
        }
        return text.toString().getBytes(UTF_8);
    }

    @Override
    public boolean isQuick() {
        return rounds <= 1 << 13; // WordPress's own number, a few milliseconds
    }

    @Override
    public int memory() {
        return 1;
    }

    @Override
    public String toString() {
        return "PhpassHash[hidden]";
    }
}
