package dev.latchkey.store.contract;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/** Runs one call of a store while another call waits. */
final class Interleaving {

    private static final long PATIENCE = TimeUnit.SECONDS.toNanos(30);

    /**
     * The pause between two counts of waiting calls. MariaDB updates the count only after a tenth of a second without a
     * query for it.
     */
    private static final long PAUSE = TimeUnit.MILLISECONDS.toNanos(120);

    private Interleaving() {}

    /**
     * Begins the first call, which waits for the held lock. Then begins the second call, which returns or also waits.
     * Then releases the lock.
     *
     * @param held the lock; {@code null} if the store has no locks, so that the second call begins after the first has
     *     ended
     * @return whether the second call returned while the first was waiting
     */
    static boolean of(@Nullable HeldCalls held, Runnable first, Runnable second) {
        if (held == null) {
            first.run();
            second.run();
            return false;
        }
        CompletableFuture<?> one = begun(first);
        CompletableFuture<?> two;
        boolean inTheMiddle;
        try (held) {
            until("the first waits", () -> one.isDone() || held.waiting() == 1);
            two = begun(second);
            until("the second is done or waits", () -> two.isDone() || held.waiting() == 2);
            inTheMiddle = two.isDone() && !one.isDone();
        }
        one.join();
        two.join();
        return inTheMiddle;
    }

    private static CompletableFuture<?> begun(Runnable work) {
        return CompletableFuture.runAsync(work, run -> new Thread(run).start());
    }

    private static void until(String what, BooleanSupplier condition) {
        long patience = System.nanoTime() + PATIENCE;
        while (!condition.getAsBoolean()) {
            if (System.nanoTime() > patience) {
                throw new AssertionError("It did not come true: " + what);
            }
            LockSupport.parkNanos(PAUSE);
        }
    }
}
