package dev.latchkey.limit;

import dev.latchkey.storage.CheckedStore;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;

/** What came back to any node: of all who add the same row, one does. */
final class StoredSpentTickets implements SpentTickets {

    private final CheckedStore store;
    private final InstantSource clock;
    private final Duration lifetime;
    private final String what;

    StoredSpentTickets(CheckedStore store, InstantSource clock, Duration lifetime, String what) {
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
}
