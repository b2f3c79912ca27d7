package dev.latchkey.store.redis;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * How long Redis keeps a key, by the clock of the server.
 *
 * @param end when the content expires; {@code null} for never
 * @param beyond how long the key is kept after {@code end}
 * @param least the shortest time that the key is kept
 */
record KeyLifetime(@Nullable Instant end, Duration beyond, Duration least) {

    /**
     * How long Redis keeps a value at least, and how long after the value has expired. The clocks of nodes differ by
     * less than this time.
     */
    private static final Duration HOUR = Duration.ofHours(1);

    /**
     * How long Redis keeps other entries after they have expired. Redis still returns expired entries, because the
     * caller decides by its own clock which entries have expired.
     */
    static final Duration DAY = Duration.ofDays(1);

    static final KeyLifetime FOREVER = new KeyLifetime(null, Duration.ZERO, Duration.ZERO);

    /**
     * The lifetime of a claim on a name. If the node with the claim stops, other nodes wait no longer than this time.
     */
    static final KeyLifetime CLAIM = atLeast(Duration.ofSeconds(3));

    /** The lifetime of a placeholder for an entry that is still being added. */
    static final KeyLifetime PENDING = atLeast(Duration.ofSeconds(5));

    /** Returns the lifetime of a session, a token or a record. */
    static KeyLifetime ofDated(Instant end) {
        return new KeyLifetime(end, DAY, DAY);
    }

    /**
     * Returns the lifetime of a value. A node whose clock is behind the server's clock may write a value that has
     * already expired by the server's clock. Redis keeps this value too, because otherwise a counter would start again
     * with each request.
     */
    static KeyLifetime ofValue(Instant end) {
        return new KeyLifetime(end, HOUR, HOUR);
    }

    private static KeyLifetime atLeast(Duration time) {
        return new KeyLifetime(Instant.EPOCH, Duration.ZERO, time);
    }
}
