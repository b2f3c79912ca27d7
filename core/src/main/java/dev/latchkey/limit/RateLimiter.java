package dev.latchkey.limit;

import dev.latchkey.error.TooManyRequests;
import dev.latchkey.observe.Observer;
import dev.latchkey.provider.RateLimit;
import dev.latchkey.seal.KeyedHashes;
import dev.latchkey.storage.CheckedStore;
import io.github.bucket4j.Bucket;
import io.github.bucket4j.ConsumptionProbe;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Limits how often an action is allowed. With a store, all nodes count together. */
public final class RateLimiter {

    private final TokenBuckets buckets;
    private final KeyedHashes hashes;
    private final Observer observer;

    private RateLimiter(TokenBuckets buckets, KeyedHashes hashes, Observer observer) {
        this.buckets = buckets;
        this.hashes = hashes;
        this.observer = observer;
    }

    /** Returns a limiter that counts in {@code store}, or in this process if {@code store} is {@code null}. */
    public static RateLimiter of(
            @Nullable CheckedStore store, KeyedHashes hashes, InstantSource clock, Observer observer) {
        return new RateLimiter(
                store == null ? new LocalBuckets(clock) : new SharedBuckets(store, clock), hashes, observer);
    }

    /**
     * Returns whether the limit allows one more action. The call takes the same time for both results, and counts
     * nothing.
     *
     * @throws dev.latchkey.error.AuthException.Fault if the store did not answer; then the action must not happen
     */
    public boolean hasRoom(String what, String who, RateLimit limit) {
        return available(what, who, limit) > 0;
    }

    /**
     * Returns how many more the limit allows at this moment. The call counts nothing.
     *
     * @throws dev.latchkey.error.AuthException.Fault if the store did not answer; then the action must not happen
     */
    public long available(String what, String who, RateLimit limit) {
        return buckets.available(name(what, who, limit), limit);
    }

    /**
     * Counts one more action.
     *
     * @param what the name of the limited action
     * @param who the client or name that is counted; the store keeps only a hash
     * @return how long until the action is allowed again; empty if it is allowed now
     * @throws dev.latchkey.error.AuthException.Fault if the store did not answer; then the action must not happen
     */
    public Optional<Duration> count(String what, String who, RateLimit limit) {
        ConsumptionProbe probe = bucket(what, who, limit).tryConsumeAndReturnRemaining(1);
        if (probe.isConsumed()) {
            return Optional.empty();
        }
        observer.limited(what);
        return Optional.of(Duration.ofNanos(probe.getNanosToWaitForRefill()));
    }

    /**
     * Counts one more action, as {@link #count} does.
     *
     * @throws TooManyRequests if it is not allowed now
     */
    public void require(String what, String who, RateLimit limit) {
        count(what, who, limit).ifPresent(wait -> {
            throw new TooManyRequests("too many of: " + what, wait);
        });
    }

    /**
     * Counts nothing if the limit allows one more action, such as before work for which another call counts.
     *
     * @throws TooManyRequests if it does not
     */
    public void requireRoom(String what, String who, RateLimit limit) {
        if (!hasRoom(what, who, limit)) {
            require(what, who, limit); // which says how long to wait
        }
    }

    /** Reverses one count. */
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
