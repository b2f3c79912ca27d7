package dev.latchkey.passwords;

import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.crypto.SecretKeyFactory;
import javax.crypto.spec.PBEKeySpec;

/** A hash of PBKDF2 with HMAC (RFC 8018 section 5.2). */
final class Pbkdf2Hash implements PasswordHash {

    private static final int MOST_ITERATIONS = 2_000_000;
    private static final int QUICK_ITERATIONS = 10_000;
    private static final int SPRING_OUTPUT = 32;
    private static final Set<String> DIGESTS = Set.of("SHA1", "SHA256", "SHA512");

    /** As passlib writes it: base64 with a dot in place of the plus. */
    private static final Pattern TEXT =
            Pattern.compile("\\$pbkdf2(-sha256|-sha512|)\\$(?:i=)?(\\d{1,9})\\$([A-Za-z0-9+./]+)\\$([A-Za-z0-9+./]+)");

    private final String digest;
    private final int iterations;
    private final byte[] salt;
    private final byte[] output;

    private Pbkdf2Hash(String digest, int iterations, byte[] salt, byte[] output) {
        this.digest = digest;
        this.iterations = iterations;
        this.salt = salt;
        this.output = output;
    }

    /**
     * Checks the parts.
     *
     * @param digest {@code SHA1}, {@code SHA256} or {@code SHA512}
     * @throws IllegalArgumentException if a part is malformed, or checking would cost too much
     */
    static Pbkdf2Hash of(String digest, int iterations, byte[] salt, byte[] output) {
        HashSyntax.require(DIGESTS.contains(digest), "names a digest that is not read");
        HashSyntax.within(iterations, 1, MOST_ITERATIONS, "iterations");
        HashSyntax.within(salt.length, 4, 256, "bytes of salt");
        HashSyntax.within(output.length, 16, 128, "bytes of output");
        return new Pbkdf2Hash(digest, iterations, salt, output);
    }

    /** Reads {@code $pbkdf2-sha256$…}. */
    static Pbkdf2Hash read(String text) {
        Matcher parts = HashSyntax.match(TEXT, text);
        String named = HashSyntax.group(parts, 1);
        return of(
                named.isEmpty() ? "SHA1" : named.equals("-sha256") ? "SHA256" : "SHA512",
                HashSyntax.number(parts, 2),
                base64(HashSyntax.group(parts, 3)),
                base64(HashSyntax.group(parts, 4)));
    }

    private static byte[] base64(String text) {
        return HashSyntax.base64(text.replace('.', '+'));
    }

    /** As Spring Security keeps it: salt and output in one. */
    static Pbkdf2Hash ofJoined(String digest, int iterations, int saltBytes, byte[] saltAndOutput) {
        HashSyntax.whole(saltAndOutput, saltBytes + SPRING_OUTPUT);
        return of(
                digest,
                iterations,
                Arrays.copyOf(saltAndOutput, saltBytes),
                Arrays.copyOfRange(saltAndOutput, saltBytes, saltAndOutput.length));
    }

    @Override
    public boolean matches(String typed) {
        PBEKeySpec spec = new PBEKeySpec(typed.toCharArray(), salt, iterations, output.length * 8);
        try {
            byte[] computed = SecretKeyFactory.getInstance("PBKDF2WithHmac" + digest)
                    .generateSecret(spec)
                    .getEncoded();
            return MessageDigest.isEqual(output, computed);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("This JDK lacks PBKDF2 with " + digest, e);
        } finally {
            spec.clearPassword();
        }
    }

    @Override
    public boolean isQuick() {
        return iterations <= QUICK_ITERATIONS;
    }

    @Override
    public int memory() {
        return 1;
    }

    @Override
    public String toString() {
        return "Pbkdf2Hash[hidden]";
    }
}
