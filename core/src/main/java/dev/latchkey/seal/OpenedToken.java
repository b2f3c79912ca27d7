package dev.latchkey.seal;

import dev.latchkey.model.Claims;
import org.jspecify.annotations.Nullable;

/**
 * A sealed token that was decrypted and verified.
 *
 * @param expires when the token expires, in seconds since the epoch; {@code Long.MAX_VALUE} if the token does not say
 * @param notBefore when the token becomes valid, in seconds since the epoch; {@code Long.MIN_VALUE} if the token does
 *     not say
 * @param issuedAt when the token was issued, in seconds since the epoch; {@code Long.MIN_VALUE} if the token does not
 *     say
 * @param current whether the newest secret sealed the token, with the content encryption that Latchkey writes
 */
public record OpenedToken(Claims claims, long expires, long notBefore, long issuedAt, boolean current) {

    private static final long TOLERANCE_SECONDS = 15;

    /**
     * The greatest number up to which JavaScript has all integers. It is in the year 285,428,751, which {@code Instant}
     * can represent.
     */
    private static final double MAX_SECONDS = 1L << 53;

    /**
     * Reads the dates of verified claims.
     *
     * @throws TokenRejectedException if {@code exp}, {@code nbf} or {@code iat} exists but is not a number that is a
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

    /**
     * Returns whether the token is valid at {@code nowSeconds}, with a tolerance of 15 seconds for different clocks
     * (wire.md#opening).
     */
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
