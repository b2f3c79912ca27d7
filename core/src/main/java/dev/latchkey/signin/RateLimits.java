package dev.latchkey.signin;

import dev.latchkey.provider.RateLimit;
import dev.latchkey.seal.VerificationHashes;
import dev.latchkey.session.StoreCalls;
import io.github.bucket4j.Bandwidth;
import io.github.bucket4j.Bucket;
import io.github.bucket4j.BucketConfiguration;
import io.github.bucket4j.ConsumptionProbe;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Optional;

/** How often something may happen, counted by all nodes together. */
public final class RateLimits {

    private final SharedBuckets buckets;
    private final VerificationHashes hashes;

    RateLimits(StoreCalls store, VerificationHashes hashes, InstantSource clock) {
        this.buckets = new SharedBuckets(store, clock);
        this.hashes = hashes;
    }

    /**
     * Counts one more.
     *
     * @param what happens
     * @param who does it; only a hash of it is stored
     * @return how long until it may happen again; empty: it may happen now
     * @throws dev.latchkey.error.AuthException.Fault if the store did not answer: then it may not happen
     */
    public Optional<Duration> count(String what, String who, RateLimit limit) {
        ConsumptionProbe probe = bucket(what, who, limit).tryConsumeAndReturnRemaining(1);
        return probe.isConsumed() ? Optional.empty() : Optional.of(Duration.ofNanos(probe.getNanosToWaitForRefill()));
    }

    /** Counts one less. */
    void giveBack(String what, String who, RateLimit limit) {
        bucket(what, who, limit).addTokens(1);
    }

    private Bucket bucket(String what, String who, RateLimit limit) {
        String name = "limit:" + hashes.of(what + "|" + who + "|" + limit.times() + "|" + limit.period());
        return buckets.getProxy(name, () -> configuration(limit));
    }

    private static BucketConfiguration configuration(RateLimit limit) {
        return BucketConfiguration.builder()
                .addLimit(Bandwidth.builder()
                        .capacity(limit.times())
                        .refillGreedy(limit.times(), limit.period())
                        .build())
                .build();
    }
}
