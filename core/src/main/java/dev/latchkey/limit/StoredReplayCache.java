package dev.latchkey.limit;

import dev.latchkey.storage.CheckedStore;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;

/**
 * Keeps in the store which sealed values were used on any node. Of all calls that add the same row, only one succeeds.
 */
final class StoredReplayCache implements ReplayCache {

    private final CheckedStore store;
    private final InstantSource clock;
    private final Duration lifetime;
    private final String what;

    StoredReplayCache(CheckedStore store, InstantSource clock, Duration lifetime, String what) {
        this.store = store;
        this.clock = clock;
        this.lifetime = lifetime;
        this.what = what;
    }

    @Override
    public boolean spend(String key, Instant begun) {
        Instant now = clock.instant();
        Instant until = now.plus(lifetime);
        store.housekeeping().run(now);
        return store.createToken("spent " + what, key, until);
    }

    @Override
    public void release(String key, Instant begun) {
        store.useToken("spent " + what, key);
    }
}
