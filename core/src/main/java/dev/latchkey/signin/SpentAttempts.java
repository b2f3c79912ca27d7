package dev.latchkey.signin;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.concurrent.TimeUnit;

/**
 * The attempts that came back to this process, for as long as their cookies would open. Clearing a cookie does not help
 * against somebody who kept it.
 */
final class SpentAttempts {

    private static final int CAPACITY = 100_000;

    private final Cache<String, Boolean> spent;

    SpentAttempts(InstantSource clock, Duration lifetime) {
        this.spent = Caffeine.newBuilder()
                .maximumSize(CAPACITY)
                .expireAfterWrite(lifetime)
                .ticker(() -> nanos(clock.instant()))
                .executor(Runnable::run)
                .build();
    }

    /** Whether this call is the first with {@code key}, of however many at the same time. */
    boolean spend(String key) {
        return spent.asMap().putIfAbsent(key, true) == null;
    }

    private static long nanos(Instant instant) {
        return TimeUnit.SECONDS.toNanos(instant.getEpochSecond()) + instant.getNano();
    }
}
