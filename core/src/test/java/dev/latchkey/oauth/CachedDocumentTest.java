package dev.latchkey.oauth;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import dev.latchkey.ManualClock;
import dev.latchkey.error.AuthException;
import dev.latchkey.error.FailureCause;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class CachedDocumentTest {

    private final ManualClock clock = new ManualClock();
    private final AtomicInteger fetches = new AtomicInteger();
    private volatile boolean down;
    private final CachedDocument<String> document = new CachedDocument<>(this::fetch, clock);

    private CompletableFuture<String> fetch() {
        int number = fetches.incrementAndGet();
        return down
                ? CompletableFuture.failedFuture(UpstreamFailures.upstream(FailureCause.UNREACHABLE, "down"))
                : CompletableFuture.supplyAsync(() -> "version " + number);
    }

    @Test
    void serves_for_an_hour() {
        assertThat(document.get()).isEqualTo("version 1");
        clock.advance(Duration.ofMinutes(59));
        assertThat(document.get()).isEqualTo("version 1");
        clock.advance(Duration.ofMinutes(1));
        assertThat(document.get()).isEqualTo("version 2");
    }

    @Test
    void the_old_one_serves_for_a_day_while_nothing_new_comes() {
        document.get();
        down = true;
        clock.advance(Duration.ofHours(2));
        for (int i = 0; i < 10; i++) {
            assertThat(document.get()).isEqualTo("version 1");
        }
        assertThat(fetches).hasValue(2);
        clock.advance(Duration.ofSeconds(30));
        assertThat(document.get()).isEqualTo("version 1");
        assertThat(fetches).hasValue(3);
        clock.advance(Duration.ofHours(22));
        assertThatThrownBy(document::get).isInstanceOf(AuthException.Upstream.class);
        down = false;
        clock.advance(Duration.ofSeconds(5));
        assertThat(document.get()).isEqualTo("version 5");
    }

    @Test
    void with_nothing_at_hand_a_failure_is_remembered_for_five_seconds() {
        down = true;
        for (int i = 0; i < 10; i++) {
            assertThatThrownBy(document::get)
                    .isInstanceOf(AuthException.Upstream.class)
                    .hasMessageEndingWith("down [unreachable]");
        }
        assertThat(fetches).hasValue(1);
        down = false;
        clock.advance(Duration.ofSeconds(5).minusMillis(1));
        assertThatThrownBy(document::get).isInstanceOf(AuthException.Upstream.class);
        clock.advance(Duration.ofMillis(1));
        assertThat(document.get()).isEqualTo("version 2");
    }

    @Test
    void each_caller_gets_the_remembered_failure_as_an_exception_of_its_own() {
        down = true;
        Throwable one = catchThrowable(document::get);
        Throwable other = catchThrowable(document::get);

        assertThat(fetches).hasValue(1);
        assertThat(one).isNotSameAs(other).hasSameClassAs(other).hasCause(other.getCause());
    }

    @Test
    void a_clock_that_is_set_back_does_not_make_that_longer() {
        down = true;
        assertThatThrownBy(document::get).isInstanceOf(AuthException.Upstream.class);
        down = false;
        clock.advance(Duration.ofHours(-1));
        assertThat(document.get()).isEqualTo("version 2");
    }

    @Test
    void if_a_source_hangs_one_thread_waits_and_the_others_get_the_last_failure() throws Exception {
        List<CompletableFuture<String>> hanging = new CopyOnWriteArrayList<>();
        CachedDocument<String> slow = new CachedDocument<>(
                () -> {
                    hanging.add(new CompletableFuture<>());
                    return hanging.get(hanging.size() - 1);
                },
                clock);
        ExecutorService executor = Executors.newSingleThreadExecutor();
        try {
            Future<String> first = executor.submit(slow::get);
            awaitSize(hanging, 1);
            hanging.get(0).completeExceptionally(UpstreamFailures.upstream(FailureCause.UNREACHABLE, "took longer"));
            assertThatThrownBy(first::get).hasRootCauseInstanceOf(AuthException.Upstream.class);

            clock.advance(Duration.ofSeconds(5));
            Future<String> waiting = executor.submit(slow::get);
            awaitSize(hanging, 2);
            assertThatThrownBy(slow::get)
                    .hasMessageEndingWith("took longer [unreachable]"); // at once, or this test hangs
            assertThat(waiting.isDone()).isFalse();
            hanging.get(1).complete("there");
            assertThat(waiting.get()).isEqualTo("there");
            assertThat(slow.get()).isEqualTo("there");
        } finally {
            executor.shutdownNow();
        }
    }

    private static void awaitSize(List<?> list, int size) {
        while (list.size() < size) {
            Thread.onSpinWait();
        }
    }

    @Test
    void a_newer_one_can_be_demanded_every_half_minute() {
        String first = document.get();
        String second = document.newerThan(first);
        assertThat(second).isEqualTo("version 2");
        assertThat(document.newerThan(first)).isEqualTo("version 2"); // somebody else had it fetched
        assertThat(document.newerThan(second)).isEqualTo("version 2");
        assertThat(fetches).hasValue(2);
        clock.advance(Duration.ofSeconds(30));
        assertThat(document.newerThan(second)).isEqualTo("version 3");
    }

    @Test
    void a_demand_that_was_met_need_not_wait_for_the_next() {
        String first = document.get();
        String second = document.newerThan(first);
        document.served(first); // which is no longer the document
        assertThat(document.newerThan(second)).isEqualTo("version 2");
        document.served(second);
        assertThat(document.newerThan(second)).isEqualTo("version 3");
        assertThat(document.newerThan("version 3")).isEqualTo("version 3"); // the second was in vain
    }

    @Test
    void demanding_in_vain_leaves_the_old_one_in_place() {
        String first = document.get();
        down = true;
        assertThat(document.newerThan(first)).isEqualTo("version 1");
        assertThat(document.newerThan(first)).isEqualTo("version 1");
        assertThat(fetches).hasValue(2);
        assertThat(document.get()).isEqualTo("version 1");
    }

    @Test
    void a_source_that_throws_blocks_nobody_afterwards() {
        AtomicInteger calls = new AtomicInteger();
        CachedDocument<String> fragile = new CachedDocument<>(
                () -> {
                    if (calls.incrementAndGet() == 1) {
                        throw new IllegalStateException("broken");
                    }
                    return CompletableFuture.completedFuture("fine");
                },
                clock);
        assertThatThrownBy(fragile::get).isInstanceOf(AuthException.Upstream.class);
        clock.advance(Duration.ofSeconds(5));
        assertThat(fragile.get()).isEqualTo("fine");
    }

    @Test
    void however_many_want_it_it_is_fetched_once() throws Exception {
        int threads = 32;
        CyclicBarrier barrier = new CyclicBarrier(threads);
        ExecutorService executor = Executors.newFixedThreadPool(threads);
        try {
            for (int round = 1; round <= 50; round++) {
                List<Future<String>> answers = new ArrayList<>();
                for (int i = 0; i < threads; i++) {
                    answers.add(executor.submit(() -> {
                        barrier.await();
                        return document.get();
                    }));
                }
                List<String> seen = new ArrayList<>();
                for (Future<String> answer : answers) {
                    seen.add(answer.get());
                }
                assertThat(fetches).hasValue(round);
                assertThat(seen).last().isNotNull();
                clock.advance(Duration.ofHours(2));
            }
        } finally {
            executor.shutdownNow();
        }
    }
}
