package dev.latchkey.limit;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Iterator;
import java.util.concurrent.ConcurrentSkipListSet;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Keeps the used sealed values in the memory of this process until they expire. Clearing a cookie is not enough,
 * because an attacker may have kept a copy. If there are too many entries, the cache removes the oldest entry. From
 * then on, it refuses every value that was sealed at the same time or earlier. So no value is accepted twice, and a
 * value that is sealed now is still accepted.
 */
final class InMemoryReplayCache implements ReplayCache {

    private static final Logger LOG = LoggerFactory.getLogger(InMemoryReplayCache.class);
    private static final int CAPACITY = 500_000;

    private record Spent(Instant begun, String key) implements Comparable<Spent> {

        @Override
        public int compareTo(Spent other) {
            int order = begun.compareTo(other.begun);
            return order != 0 ? order : key.compareTo(other.key);
        }
    }

    private final InstantSource clock;
    private final Duration lifetime;
    private final int capacity;
    private final ConcurrentSkipListSet<Spent> spent = new ConcurrentSkipListSet<>();
    private final AtomicInteger size = new AtomicInteger(); // the size() of a skip list visits each entry
    private final AtomicReference<Instant> forgotten = new AtomicReference<>(Instant.MIN);

    InMemoryReplayCache(InstantSource clock, Duration lifetime) {
        this(clock, lifetime, CAPACITY);
    }

    InMemoryReplayCache(InstantSource clock, Duration lifetime, int capacity) {
        this.clock = clock;
        this.lifetime = lifetime;
        this.capacity = capacity;
    }

    @Override
    public boolean spend(String key, Instant begun) {
        boolean first = spent.add(new Spent(begun, key));
        if (first) {
            size.incrementAndGet();
            makeRoom();
        }
        // This check comes after adding. A thread that removes the same entry in the meantime has recorded this before.
        return first && begun.isAfter(forgotten.get());
    }

    @Override
    public void release(String key, Instant begun) {
        if (spent.remove(new Spent(begun, key))) {
            size.decrementAndGet();
        }
    }

    private void makeRoom() {
        Instant ended = clock.instant().minus(lifetime);
        Spent oldest = oldest();
        while (oldest != null && (size.get() > capacity || oldest.begun().isBefore(ended))) {
            if (!oldest.begun().isBefore(ended)) {
                forget(oldest.begun());
            }
            if (spent.remove(oldest)) {
                size.decrementAndGet();
            }
            oldest = oldest();
        }
    }

    private @Nullable Spent oldest() {
        Iterator<Spent> inOrder = spent.iterator(); // first() throws if another thread empties the set in the meantime
        return inOrder.hasNext() ? inOrder.next() : null;
    }

    private void forget(Instant begun) {
        Instant before = forgotten.getAndAccumulate(begun, (one, other) -> one.isAfter(other) ? one : other);
        if (before.equals(Instant.MIN)) {
            LOG.warn(
                    "More than {} sign-ins came back within {} minutes: those that began earlier are refused"
                            + " and have to be begun again. store(…) remembers any number",
                    capacity,
                    lifetime.toMinutes());
        }
    }
}
