package dev.latchkey.store.redis;

import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/**
 * Waits between attempts while another client changes the same data. Each wait is longer than the one before, up to a
 * limit, and all waits together take at most fifteen seconds.
 */
final class Backoff {

    private static final long SHORTEST_MILLIS = 1;
    private static final long LONGEST_MILLIS = 64;
    private static final int MOST_ATTEMPTS = 240;

    private long millis = SHORTEST_MILLIS;
    private int attempts;

    /**
     * Waits before another attempt.
     *
     * @throws IllegalStateException if there were too many attempts, or if the thread is interrupted
     */
    void again() {
        if (++attempts > MOST_ATTEMPTS || Thread.currentThread().isInterrupted()) {
            throw new IllegalStateException("Others keep changing the same");
        }
        LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(millis));
        millis = Math.min(millis * 2, LONGEST_MILLIS);
    }
}
