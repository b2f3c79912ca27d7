package dev.latchkey.store.jdbc;

import java.sql.SQLException;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/**
 * Waits between attempts at a transaction that the database rolled back because of a conflict. The waits are random and
 * grow, so that one of the transactions succeeds.
 */
final class Backoff {

    private static final int MOST_ATTEMPTS = 12;
    private static final long LONGEST_MILLIS = 100;

    private int failed;

    /**
     * Waits before the next attempt. Throws {@code e} if it is not a conflict, if there were too many attempts, or if
     * the thread is interrupted.
     */
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
