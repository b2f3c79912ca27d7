package dev.latchkey.limit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.latchkey.ManualClock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

class InMemoryReplayCacheTest {

    private static final int THREADS = 32;
    private static final int KEYS = 20_000;

    private final ManualClock clock = new ManualClock();
    private final InMemoryReplayCache spent = new InMemoryReplayCache(clock, Duration.ofMinutes(16));

    @Test
    @Tag("X4")
    void each_is_spent_once_however_many_try() throws Exception {
        CyclicBarrier barrier = new CyclicBarrier(THREADS);
        ExecutorService executor = Executors.newFixedThreadPool(THREADS);
        Callable<Integer> spender = () -> {
            int won = 0;
            for (int key = 0; key < KEYS; key++) {
                if (key % 1_000 == 0) {
                    barrier.await(); // keeps them close together
                }
                won += spent.spend("attempt " + key, clock.instant()) ? 1 : 0;
            }
            return won;
        };
        try {
            List<Callable<Integer>> spenders = new ArrayList<>();
            for (int i = 0; i < THREADS; i++) {
                spenders.add(spender);
            }
            int won = 0;
            for (Future<Integer> result : executor.invokeAll(spenders)) {
                won += result.get();
            }
            assertThat(won).isEqualTo(KEYS);
        } finally {
            executor.shutdownNow();
        }
    }

    @Test
    @Tag("X4")
    void when_there_are_too_many_the_oldest_are_refused_and_new_ones_work() {
        InMemoryReplayCache small = new InMemoryReplayCache(clock, Duration.ofMinutes(16), 100);
        Instant before = clock.instant();
        assertThat(small.spend("early", before)).isTrue();
        for (int i = 0; i < 1_000; i++) {
            clock.advance(Duration.ofSeconds(1));
            assertThat(small.spend("flood " + i, clock.instant())).isTrue();
        }
        assertThat(small.spend("early", before)).isFalse(); // forgotten, and so refused
        assertThat(small.spend("flood 3", before.plusSeconds(4))).isFalse();
        assertThat(small.spend("as old as those", before.plusSeconds(4))).isFalse();
        assertThat(small.spend("flood 999", clock.instant())).isFalse(); // remembered
        assertThat(small.spend("somebody who begins now", clock.instant())).isTrue();
        clock.advance(Duration.ofMinutes(1));
        assertThat(small.spend("and afterwards", clock.instant())).isTrue();
    }

    @Test
    @Tag("X4")
    void while_old_ones_are_forgotten_none_counts_twice() throws Exception {
        InMemoryReplayCache small = new InMemoryReplayCache(clock, Duration.ofMinutes(16), 50);
        Instant begun = clock.instant();
        Set<String> won = ConcurrentHashMap.newKeySet();
        AtomicInteger twice = new AtomicInteger();
        ExecutorService executor = Executors.newFixedThreadPool(8);
        CyclicBarrier barrier = new CyclicBarrier(8);
        List<Callable<Boolean>> spenders = new ArrayList<>();
        for (int i = 0; i < 8; i++) {
            spenders.add(() -> {
                for (int key = 0; key < 20_000; key++) {
                    if (key % 500 == 0) {
                        barrier.await();
                    }
                    boolean first = small.spend("attempt " + key, begun.plusSeconds(key));
                    if (first && !won.add("attempt " + key)) {
                        twice.incrementAndGet();
                    }
                }
                return true;
            });
        }
        try {
            for (Future<Boolean> done : executor.invokeAll(spenders)) {
                assertThat(done.get()).isTrue();
            }
        } finally {
            executor.shutdownNow();
        }
        assertThat(twice).hasValue(0);
        assertThat(won).isNotEmpty();
    }

    @Test
    void is_remembered_for_as_long_as_a_cookie_opens() {
        Instant begun = clock.instant();
        assertThat(spent.spend("a", begun)).isTrue();
        clock.advance(Duration.ofMinutes(16));
        assertThat(spent.spend("a", begun)).isFalse();
        clock.advance(Duration.ofSeconds(1));
        assertThat(spent.spend("b", clock.instant())).isTrue(); // makes room
        assertThat(spent.spend("a", begun)).isTrue();
    }
}
