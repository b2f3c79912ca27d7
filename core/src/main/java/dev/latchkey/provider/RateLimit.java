package dev.latchkey.provider;

import java.time.Duration;

/** A limit: {@code times} at once, after which as many are allowed again, one by one, over each {@code period}. */
public record RateLimit(int times, Duration period) {

    public RateLimit {
        if (times < 1 || period.compareTo(Duration.ofSeconds(1)) < 0) {
            throw new IllegalArgumentException("A rate limit is at least once in at least a second");
        }
    }
}
