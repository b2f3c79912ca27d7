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
final class SpentInMemory implements SpentAttempts {

    /** Evicting one would let it be used again, so when there are this many the next is refused instead. */
    private static final int CAPACITY = 500_000;

    private final Cache<String, Boolean> spent;

    SpentInMemory(InstantSource clock, Duration lifetime) {
        this.spent = Caffeine.newBuilder()
                .expireAfterWrite(lifetime)
                .ticker(() -> nanos(clock.instant()))
                .executor(Runnable::run)
                .build();
    }

    @Override
    public boolean spend(String key) {
        if (spent.estimatedSize() >= CAPACITY) {
            spent.cleanUp();
        }
        return spent.estimatedSize() < CAPACITY && spent.asMap().putIfAbsent(key, true) == null;
    }

    private static long nanos(Instant instant) {
        return TimeUnit.SECONDS.toNanos(instant.getEpochSecond()) + instant.getNano();
    }
}
