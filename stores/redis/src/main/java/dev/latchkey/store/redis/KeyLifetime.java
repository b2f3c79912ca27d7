package dev.latchkey.store.redis;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * How long Redis keeps something, by its own clock.
 *
 * @param end when it ends; {@code null}: never
 * @param beyond how much longer than that it is kept
 * @param least how long it is kept in any case
 */
record KeyLifetime(@Nullable Instant end, Duration beyond, Duration least) {

    /** For how long a value is kept in any case, and beyond its end: more than clocks differ. */
    private static final Duration HOUR = Duration.ofHours(1);

    /** A day past the end, so that what has ended is still handed out: who asks has a clock of their own. */
    static final Duration DAY = Duration.ofDays(1);

    static final KeyLifetime FOREVER = new KeyLifetime(null, Duration.ZERO, Duration.ZERO);

    /** Of the intent to take a name: others wait no longer than this for a node that died over it. */
    static final KeyLifetime CLAIM = atLeast(Duration.ofSeconds(3));

    /** Of something half made, which counts for nothing until it is whole. */
    static final KeyLifetime PENDING = atLeast(Duration.ofSeconds(5));

    /** Of a session or a token. */
    static KeyLifetime ofDated(Instant end) {
        return new KeyLifetime(end, DAY, DAY);
    }

    /**
     * Of a value. A node whose clock is behind the server's may put one that has ended already by the server's: it is
     * kept all the same, or a count would begin anew with each request.
     */
    static KeyLifetime ofValue(Instant end) {
        return new KeyLifetime(end, HOUR, HOUR);
    }

    private static KeyLifetime atLeast(Duration time) {
        return new KeyLifetime(Instant.EPOCH, Duration.ZERO, time);
    }
}
