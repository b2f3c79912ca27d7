package dev.latchkey.passwords;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.MessageDigest;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.bouncycastle.crypto.generators.SCrypt;

/** A hash of scrypt (RFC 7914). */
final class ScryptHash implements PasswordHash {

    private static final int MOST_PARALLEL = 16;

    /** As passlib and Go write it. */
    private static final Pattern TEXT = Pattern.compile(
            "\\$scrypt\\$ln=(\\d{1,2}),r=(\\d{1,3}),p=(\\d{1,3})\\$([A-Za-z0-9+/]+)\\$([A-Za-z0-9+/]+)");

    private final int n;
    private final int r;
    private final int p;
    private final byte[] salt;
    private final byte[] output;

    private ScryptHash(int n, int r, int p, byte[] salt, byte[] output) {
        this.n = n;
        this.r = r;
        this.p = p;
        this.salt = salt;
        this.output = output;
    }

    /**
     * Checks the parts.
     *
     * @throws IllegalArgumentException if a part is malformed, or checking would cost too much
     */
    static ScryptHash of(long n, int r, int p, byte[] salt, byte[] output) {
        HashSyntax.within(n, 2, 1 << 20, "as its cost");
        HashSyntax.require(Long.bitCount(n) == 1, "has a cost that is no power of two");
        HashSyntax.within(r, 1, 64, "as its block size");
        HashSyntax.within(p, 1, MOST_PARALLEL, "as its parallelism");
        HashSyntax.within(n * r / 8, 0, HashSyntax.MOST_MEMORY, "KiB of memory");
        HashSyntax.within(salt.length, 4, 256, "bytes of salt");
        HashSyntax.within(output.length, 16, 128, "bytes of output");
        return new ScryptHash((int) n, r, p, salt, output);
    }

    /** Reads {@code $scrypt$ln=…,r=…,p=…$…$…}. */
    static ScryptHash read(String text) {
        Matcher parts = HashSyntax.match(TEXT, text);
        int log = HashSyntax.number(parts, 1);
        HashSyntax.within(log, 1, 20, "as its cost");
        return of(
                1L << log,
                HashSyntax.number(parts, 2),
                HashSyntax.number(parts, 3),
                HashSyntax.base64(HashSyntax.group(parts, 4)),
                HashSyntax.base64(HashSyntax.group(parts, 5)));
    }

    @Override
    public boolean matches(String typed) {
        return MessageDigest.isEqual(output, SCrypt.generate(typed.getBytes(UTF_8), salt, n, r, p, output.length));
    }

    @Override
    public int memory() {
        return Math.max(1, (int) ((long) n * r / 8));
    }

    @Override
    public String toString() {
        return "ScryptHash[hidden]";
    }
}
