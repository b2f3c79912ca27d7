package dev.latchkey.store.jdbc;

import java.sql.SQLException;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/**
 * Waits between attempts at a transaction that lost a conflict. The waits are random and grow, so that one transaction
 * wins.
 */
final class Backoff {

    private static final int MOST_ATTEMPTS = 12;
    private static final long LONGEST_MILLIS = 100;

    private int failed;

    /** Waits before the next attempt. Throws the exception if it is no conflict, or if there were enough attempts. */
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
