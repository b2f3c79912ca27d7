package dev.latchkey.signin;

import dev.latchkey.storage.CheckedStore;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;

/** What came back to any node: of all who add the same row, one does. */
final class SpentInStore implements SpentAttempts {

    private static final String IDENTIFIER = "spent attempt";

    private final CheckedStore store;
    private final InstantSource clock;
    private final Duration lifetime;

    SpentInStore(CheckedStore store, InstantSource clock, Duration lifetime) {
        this.store = store;
        this.clock = clock;
        this.lifetime = lifetime;
    }

    @Override
    public boolean spend(String key, Instant begun) {
        Instant now = clock.instant();
        Instant until = now.plus(lifetime);
        store.housekeeping().run(now);
        return store.createToken(IDENTIFIER, key, until);
    }
}
