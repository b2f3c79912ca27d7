package dev.latchkey.provider;

import java.time.Duration;

/**
 * A limit on how often an action is allowed. The limit allows the action {@code times} times at once. After that, it
 * allows {@code times} more in each {@code period}, evenly spread.
 */
public record RateLimit(int times, Duration period) {

    public RateLimit {
        if (times < 1 || period.compareTo(Duration.ofSeconds(1)) < 0) {
            throw new IllegalArgumentException("A rate limit is at least once in at least a second");
        }
    }
}
