package dev.latchkey.limit;

import dev.latchkey.storage.CheckedStore;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import org.jspecify.annotations.Nullable;

/**
 * Keeps the sealed values that browsers have used until they expire, so that each sealed value is accepted only once.
 */
public sealed interface ReplayCache permits InMemoryReplayCache, StoredReplayCache {

    /**
     * Returns a cache that all nodes share through {@code store}. If {@code store} is {@code null}, the cache is only
     * for this process.
     *
     * @param lifetime how long such a sealed value is valid
     * @param what the kind of sealed value; two kinds never share an entry in the store
     */
    static ReplayCache of(@Nullable CheckedStore store, InstantSource clock, Duration lifetime, String what) {
        return store == null
                ? new InMemoryReplayCache(clock, lifetime)
                : new StoredReplayCache(store, clock, lifetime, what);
    }

    /**
     * Marks a sealed value as used. Returns {@code true} only for the first call with {@code key}, even if several
     * calls happen at the same time.
     *
     * @param begun when the value was sealed, by the clock of the node that sealed it, in whole seconds
     * @throws dev.latchkey.error.AuthException.Fault if the store did not answer; the sealed value must then not be
     *     accepted
     */
    boolean spend(String key, Instant begun);

    /**
     * Takes back the last {@link #spend} with the same arguments, because what it was for has failed, so that the value
     * may be sent again.
     *
     * @throws dev.latchkey.error.AuthException.Fault if the store did not answer; the sealed value then stays used
     */
    void release(String key, Instant begun);
}
