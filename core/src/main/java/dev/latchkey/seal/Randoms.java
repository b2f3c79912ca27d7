package dev.latchkey.seal;

import static java.util.Objects.requireNonNull;

import java.nio.ByteBuffer;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.HexFormat;
import java.util.UUID;

/** Generates random values that nobody can guess, in the formats of the wire, from the configured source. */
public final class Randoms {

    private static final int BYTES = 32;

    private final SecureRandom source;

    public Randoms(SecureRandom source) {
        this.source = requireNonNull(source, "source");
    }

    /** Returns 256 random bits as 43 characters of base64url. */
    public String base64Url() {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes(BYTES));
    }

    /** Returns 256 random bits as 64 lower-case hexadecimal digits. */
    public String hex() {
        return HexFormat.of().formatHex(bytes(BYTES));
    }

    /** Returns a random UUID (RFC 9562 section 5.4). */
    public String uuid() {
        ByteBuffer bits = ByteBuffer.wrap(bytes(16));
        long high = (bits.getLong() & ~0xf000L) | 0x4000L;
        long low = (bits.getLong() & ~(0xc0L << 56)) | (0x80L << 56);
        return new UUID(high, low).toString();
    }

    /** Returns {@code length} random decimal digits, at most nine. */
    public String digits(int length) {
        int bound = (int) Math.pow(10, length);
        return Integer.toString(bound + source.nextInt(bound)).substring(1);
    }

    /** Returns a random number from 0 to {@code bound}, exclusive. */
    public int below(int bound) {
        return source.nextInt(bound);
    }

    /** Returns the source itself, for a library that makes keys. */
    public SecureRandom source() {
        return source;
    }

    byte[] bytes(int length) {
        byte[] bytes = new byte[length];
        source.nextBytes(bytes);
        return bytes;
    }
}
