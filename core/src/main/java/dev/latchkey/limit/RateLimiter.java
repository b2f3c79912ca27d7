package dev.latchkey.limit;

import dev.latchkey.provider.RateLimit;
import dev.latchkey.seal.KeyedHashes;
import dev.latchkey.storage.CheckedStore;
import io.github.bucket4j.Bucket;
import io.github.bucket4j.ConsumptionProbe;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Limits how often something may happen. With a store, all nodes count together. */
public final class RateLimiter {

    private final TokenBuckets buckets;
    private final KeyedHashes hashes;

    private RateLimiter(TokenBuckets buckets, KeyedHashes hashes) {
        this.buckets = buckets;
        this.hashes = hashes;
    }

    /** Returns limits that are counted in the store, or in this process if it is {@code null}. */
    public static RateLimiter of(@Nullable CheckedStore store, KeyedHashes hashes, InstantSource clock) {
        return new RateLimiter(store == null ? new LocalBuckets(clock) : new SharedBuckets(store, clock), hashes);
    }

    /**
     * Returns whether the limit allows one more. The call takes the same time for both answers, and counts nothing.
     *
     * @throws dev.latchkey.error.AuthException.Fault if the store did not answer; then the action must not happen
     */
    public boolean hasRoom(String what, String who, RateLimit limit) {
        return buckets.hasRoom(name(what, who, limit));
    }

    /**
     * Counts one more.
     *
     * @param what the limited action
     * @param who who does it; only a hash is stored
     * @return how long until it may happen again; empty if it may happen now
     * @throws dev.latchkey.error.AuthException.Fault if the store did not answer; then the action must not happen
     */
    public Optional<Duration> count(String what, String who, RateLimit limit) {
        ConsumptionProbe probe = bucket(what, who, limit).tryConsumeAndReturnRemaining(1);
        return probe.isConsumed() ? Optional.empty() : Optional.of(Duration.ofNanos(probe.getNanosToWaitForRefill()));
    }

    /** Takes one count back. */
    public void giveBack(String what, String who, RateLimit limit) {
        bucket(what, who, limit).addTokens(1);
    }

    private Bucket bucket(String what, String who, RateLimit limit) {
        return buckets.bucket(name(what, who, limit), limit);
    }

    private String name(String what, String who, RateLimit limit) {
        return "limit:" + hashes.of(what + "|" + who + "|" + limit.times() + "|" + limit.period());
    }
}
