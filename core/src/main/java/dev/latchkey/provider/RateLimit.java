package dev.latchkey.provider;

import java.time.Duration;

/**
 * A limit on how often something may happen: {@code times} at once. After that, one more is allowed at a time,
 * {@code times} in each {@code period}.
 */
public record RateLimit(int times, Duration period) {

    public RateLimit {
        if (times < 1 || period.compareTo(Duration.ofSeconds(1)) < 0) {
            throw new IllegalArgumentException("A rate limit is at least once in at least a second");
        }
    }
}
