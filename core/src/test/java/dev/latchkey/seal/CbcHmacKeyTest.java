package dev.latchkey.seal;

import static org.assertj.core.api.Assertions.assertThat;

import dev.latchkey.model.Claims;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;

/** One key serves all threads, the ones that bring broken tokens among them. */
class CbcHmacKeyTest {

    private static final int THREADS = 24; // more than there are places to keep primitives in
    private static final int ROUNDS = 400;

    private final SealedTokens slot = Slots.session();

    @Test
    void threads_that_seal_open_and_fail_at_once_do_not_disturb_one_another() throws Exception {
        CyclicBarrier start = new CyclicBarrier(THREADS);
        ExecutorService threads = Executors.newFixedThreadPool(THREADS);
        try {
            List<Callable<Integer>> tasks = new ArrayList<>();
            for (int i = 0; i < THREADS; i++) {
                String subject = "subject " + i;
                tasks.add(() -> {
                    start.await();
                    return rounds(subject);
                });
            }
            for (Future<Integer> result : threads.invokeAll(tasks)) {
                assertThat(result.get()).isEqualTo(ROUNDS);
            }
        } finally {
            threads.shutdownNow();
        }
    }

    @Test
    void a_failure_leaves_nothing_behind_for_the_next_token() {
        Forge forge = new Forge(Slots.SECRET, Slots.SESSION);
        String good = slot.seal(Claims.empty().with("sub", "1"), Duration.ofHours(1));
        String wrongTag = good.substring(0, good.length() - 4) + "AAAA";
        String wrongPadding = forge.withoutPadding(new byte[32]);

        for (String bad : List.of(wrongTag, wrongPadding, good + "x")) {
            assertThat(isRejected(bad)).isTrue();
            assertThat(slot.open(good).claims().get("sub")).isEqualTo("1");
        }
    }

    private int rounds(String subject) {
        int good = 0;
        for (int round = 0; round < ROUNDS; round++) {
            String token = slot.seal(Claims.empty().with("sub", subject), Duration.ofHours(1));
            boolean rejected = isRejected(token.substring(0, token.length() - 4) + "AAAA");
            good += rejected && subject.equals(slot.open(token).claims().get("sub")) ? 1 : 0;
        }
        return good;
    }

    private boolean isRejected(String token) {
        try {
            slot.open(token);
            return false;
        } catch (TokenRejectedException e) {
            return true;
        }
    }
}
