package dev.latchkey.signin;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

class SpentInMemoryTest {

    private static final int THREADS = 32;
    private static final int KEYS = 20_000;

    private final ManualClock clock = new ManualClock();
    private final SpentInMemory spent = new SpentInMemory(clock, Duration.ofMinutes(16));

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
                won += spent.spend("attempt " + key) ? 1 : 0;
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
    void is_remembered_for_as_long_as_a_cookie_opens() {
        assertThat(spent.spend("a")).isTrue();
        clock.advance(Duration.ofMinutes(16).minusMillis(1));
        assertThat(spent.spend("a")).isFalse();
        clock.advance(Duration.ofMinutes(16));
        assertThat(spent.spend("a")).isTrue();
    }
}
