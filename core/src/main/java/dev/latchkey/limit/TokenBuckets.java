package dev.latchkey.limit;

import dev.latchkey.provider.RateLimit;
import io.github.bucket4j.Bandwidth;
import io.github.bucket4j.Bucket;
import io.github.bucket4j.TimeMeter;
import java.time.Instant;
import java.time.InstantSource;
import java.util.concurrent.TimeUnit;

/** Counts how often limited actions happen, in token buckets. */
interface TokenBuckets {

    /** Returns the bucket with this name. A new bucket is full. */
    Bucket bucket(String name, RateLimit limit);

    /** Returns how many more actions the bucket allows. This call counts nothing. */
    long available(String name, RateLimit limit);

    static Bandwidth bandwidth(RateLimit limit) {
        return Bandwidth.builder()
                .capacity(limit.times())
                .refillGreedy(limit.times(), limit.period())
                .build();
    }

    /** Passes the configured clock to Bucket4j. */
    record Meter(InstantSource clock) implements TimeMeter {

        static long nanos(Instant instant) {
            return TimeUnit.SECONDS.toNanos(instant.getEpochSecond()) + instant.getNano();
        }

        @Override
        public long currentTimeNanos() {
            return nanos(clock.instant());
        }

        @Override
        public boolean isWallClockBased() {
            return true;
        }
    }
}
