package dev.latchkey.seal;

import dev.latchkey.model.Claims;
import org.jspecify.annotations.Nullable;

/**
 * A sealed token that was decrypted and verified.
 *
 * @param expires seconds since the epoch; {@code Long.MAX_VALUE} if the token names none
 * @param notBefore seconds since the epoch; {@code Long.MIN_VALUE} if the token names none
 * @param issuedAt seconds since the epoch; {@code Long.MIN_VALUE} if the token names none
 * @param current whether the newest secret sealed it, with the content encryption that is written
 */
public record OpenedToken(Claims claims, long expires, long notBefore, long issuedAt, boolean current) {

    private static final long TOLERANCE_SECONDS = 15;

    /** The greatest number that JavaScript counts to without gaps: year 285,428,751, well within {@code Instant}. */
    private static final double MAX_SECONDS = 1L << 53;

    /**
     * Reads the dates of verified claims.
     *
     * @throws TokenRejectedException if {@code exp}, {@code nbf} or {@code iat} is there and is not the number of a
     *     date
     */
    static OpenedToken of(Claims claims, boolean current) {
        return new OpenedToken(
                claims,
                seconds(claims, "exp", Long.MAX_VALUE),
                seconds(claims, "nbf", Long.MIN_VALUE),
                seconds(claims, "iat", Long.MIN_VALUE),
                current);
    }

    /** Returns whether the token counts at {@code now}, with 15 seconds for clocks that differ (wire.md#opening). */
    public boolean isValidAt(long nowSeconds) {
        return expires > nowSeconds - TOLERANCE_SECONDS && notBefore <= nowSeconds + TOLERANCE_SECONDS;
    }

    private static long seconds(Claims claims, String name, long absent) {
        if (!claims.has(name)) {
            return absent;
        }
        @Nullable Object value = claims.get(name);
        if (value instanceof Number number && Math.abs(number.doubleValue()) <= MAX_SECONDS) {
            return number.longValue();
        }
        throw new TokenRejectedException(name + " is not the number of a date");
    }
}
