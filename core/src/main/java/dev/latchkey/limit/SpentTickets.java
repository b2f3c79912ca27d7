package dev.latchkey.limit;

import dev.latchkey.storage.CheckedStore;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import org.jspecify.annotations.Nullable;

/** Sealed things that came back from a browser, for as long as they would open: each counts once. */
public sealed interface SpentTickets permits InMemorySpentTickets, StoredSpentTickets {

    /**
     * What came back to any node; without a store ({@code null}), to this process.
     *
     * @param lifetime how long such a thing opens
     * @param what it is; in the store no two kinds share one
     */
    static SpentTickets of(@Nullable CheckedStore store, InstantSource clock, Duration lifetime, String what) {
        return store == null ? new InMemorySpentTickets(clock, lifetime) : new StoredSpentTickets(store, clock, lifetime, what);
    }

    /**
     * Whether this call is the first with {@code key}, of however many at the same time.
     *
     * @param begun when the thing was sealed, by the clock of the node that sealed it; in whole seconds
     * @throws dev.latchkey.error.AuthException.Fault if that is not known: then nobody is signed in by it
     */
    boolean spend(String key, Instant begun);
}
