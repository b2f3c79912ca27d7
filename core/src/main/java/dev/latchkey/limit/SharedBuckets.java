package dev.latchkey.limit;

import dev.latchkey.provider.RateLimit;
import dev.latchkey.storage.CheckedStore;
import dev.latchkey.store.StoredValue;
import io.github.bucket4j.Bucket;
import io.github.bucket4j.BucketConfiguration;
import io.github.bucket4j.distributed.proxy.ClientSideConfig;
import io.github.bucket4j.distributed.proxy.generic.compare_and_swap.AbstractCompareAndSwapBasedProxyManager;
import io.github.bucket4j.distributed.proxy.generic.compare_and_swap.AsyncCompareAndSwapOperation;
import io.github.bucket4j.distributed.proxy.generic.compare_and_swap.CompareAndSwapOperation;
import io.github.bucket4j.distributed.remote.RemoteBucketState;
import io.github.bucket4j.distributed.serialization.InternalSerializationHelper;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Base64;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/** Keeps the buckets of Bucket4j as values in the store, so that all nodes count together. */
final class SharedBuckets extends AbstractCompareAndSwapBasedProxyManager<String> implements TokenBuckets {

    private final CheckedStore store;
    private final InstantSource clock;

    SharedBuckets(CheckedStore store, InstantSource clock) {
        super(ClientSideConfig.getDefault().withClientClock(new Meter(clock)));
        this.store = store;
        this.clock = clock;
    }

    @Override
    public Bucket bucket(String name, RateLimit limit) {
        return getProxy(
                name,
                () -> BucketConfiguration.builder()
                        .addLimit(TokenBuckets.bandwidth(limit))
                        .build());
    }

    @Override
    public long available(String name, RateLimit limit) {
        return state(name).map(this::available).orElse((long) limit.times());
    }

    private long available(byte[] bytes) {
        RemoteBucketState state = InternalSerializationHelper.deserializeState(bytes);
        state.refillAllBandwidth(Meter.nanos(clock.instant()));
        return state.getAvailableTokens();
    }

    private Optional<byte[]> state(String name) {
        return store.value(name).map(value -> Base64.getDecoder().decode(value.text()));
    }

    @Override
    protected CompareAndSwapOperation beginCompareAndSwapOperation(String name) {
        return new Operation(name);
    }

    @Override
    protected AsyncCompareAndSwapOperation beginAsyncCompareAndSwapOperation(String name) {
        throw new UnsupportedOperationException();
    }

    @Override
    protected CompletableFuture<Void> removeAsync(String name) {
        throw new UnsupportedOperationException();
    }

    @Override
    public boolean isAsyncModeSupported() {
        return false;
    }

    @Override
    public void removeProxy(String name) {
        throw new UnsupportedOperationException("a bucket goes when it is full again");
    }

    private final class Operation implements CompareAndSwapOperation {

        private final String name;

        Operation(String name) {
            this.name = name;
        }

        @Override
        public Optional<byte[]> getStateData(Optional<Long> timeoutNanos) {
            return state(name);
        }

        @Override
        public boolean compareAndSwap(
                byte @Nullable [] before, byte[] after, RemoteBucketState state, Optional<Long> timeoutNanos) {
            Instant now = clock.instant();
            store.housekeeping().run(now); // with sealed sessions and only credentials, nothing but limits is written
            long full = state.calculateFullRefillingTime(Meter.nanos(now));
            StoredValue value = new StoredValue(text(after), now.plusNanos(full).plusSeconds(1));
            String expected = before == null ? null : text(before);
            return store.replaceValue(name, expected, value);
        }

        private static String text(byte[] state) {
            return Base64.getEncoder().encodeToString(state);
        }
    }
}
