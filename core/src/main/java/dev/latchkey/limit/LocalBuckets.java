package dev.latchkey.limit;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.Expiry;
import dev.latchkey.lazy.Lazy;
import dev.latchkey.provider.RateLimit;
import io.github.bucket4j.Bucket;
import java.time.Duration;
import java.time.InstantSource;

/** Keeps buckets in the memory of this process, for applications without a store. Each node counts separately. */
final class LocalBuckets implements TokenBuckets {

    /**
     * The maximum number of buckets. If there are more, the least used buckets are removed. Each bucket takes some
     * hundred bytes.
     */
    private static final int CAPACITY = 100_000;

    private final InstantSource clock;
    private final Lazy<Cache<String, Counted>> buckets;

    private record Counted(Bucket bucket, Duration period) {}

    LocalBuckets(InstantSource clock) {
        this.clock = clock;
        this.buckets = new Lazy<>(() -> made(clock));
    }

    private static Cache<String, Counted> made(InstantSource clock) {
        return Caffeine.newBuilder()
                .maximumSize(CAPACITY)
                .expireAfter(Expiry.<String, Counted>accessing((name, counted) -> counted.period)) // full by then
                .ticker(() -> Meter.nanos(clock.instant()))
                .executor(Runnable::run)
                .build();
    }

    @Override
    public Bucket bucket(String name, RateLimit limit) {
        return buckets.get().get(name, absent -> new Counted(made(limit), limit.period())).bucket;
    }

    @Override
    public long available(String name, RateLimit limit) {
        Counted counted = buckets.get().getIfPresent(name);
        return counted == null ? limit.times() : counted.bucket.getAvailableTokens();
    }

    private Bucket made(RateLimit limit) {
        return Bucket.builder()
                .addLimit(TokenBuckets.bandwidth(limit))
                .withCustomTimePrecision(new Meter(clock))
                .build();
    }
}
