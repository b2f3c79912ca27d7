package dev.latchkey.store.contract;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.function.IntFunction;
import java.util.function.IntPredicate;

/**
 * Runs the same call in several threads at once, for several rounds.
 *
 * @param threads the number of threads
 * @param rounds the number of rounds
 */
public record Race(int threads, int rounds) {

    /**
     * Runs the race.
     *
     * @param round prepares a round and returns the call that every thread makes; the call gets the number of the
     *     thread, and returns whether the thread won
     * @return the number of winners in each round
     * @throws AssertionError if a thread threw an exception
     */
    public List<Integer> run(IntFunction<IntPredicate> round) {
        ExecutorService pool = Executors.newFixedThreadPool(threads);
        CyclicBarrier barrier = new CyclicBarrier(threads);
        try {
            List<Integer> winners = new ArrayList<>();
            for (int i = 0; i < rounds; i++) {
                winners.add(winners(pool, barrier, round.apply(i)));
            }
            return winners;
        } finally {
            pool.shutdownNow();
        }
    }

    private int winners(ExecutorService pool, CyclicBarrier barrier, IntPredicate contender) {
        List<Future<Boolean>> results = new ArrayList<>();
        for (int i = 0; i < threads; i++) {
            int number = i;
            results.add(pool.submit(() -> {
                barrier.await(30, TimeUnit.SECONDS);
                return contender.test(number);
            }));
        }
        int winners = 0;
        for (Future<Boolean> result : results) {
            winners += won(result) ? 1 : 0;
        }
        return winners;
    }

    private static boolean won(Future<Boolean> result) {
        try {
            return result.get();
        } catch (ExecutionException e) {
            throw new AssertionError("a contender failed", e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError(e);
        }
    }
}
