package dev.latchkey.store.jdbc;

import java.sql.SQLException;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/** Attempts at a transaction that loses against others: each waits longer at most, and by chance, so that one wins. */
final class Backoff {

    private static final int MOST_ATTEMPTS = 12;
    private static final long LONGEST_MILLIS = 100;

    private int failed;

    /** Waits before another attempt; throws what went wrong if there were enough, or if it is no conflict. */
    void after(SQLException e) throws SQLException {
        if (!SqlErrors.isConflict(e)
                || ++failed == MOST_ATTEMPTS
                || Thread.currentThread().isInterrupted()) {
            throw e;
        }
        long most = TimeUnit.MILLISECONDS.toNanos(Math.min(LONGEST_MILLIS, 1L << failed));
        LockSupport.parkNanos(ThreadLocalRandom.current().nextLong(most));
    }
}
