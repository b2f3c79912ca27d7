package dev.latchkey.store.contract;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/** Two things of which one happens in the middle of the other. */
final class Interleaving {

    private static final long PATIENCE = TimeUnit.SECONDS.toNanos(30);

    /** MariaDB counts anew only if nobody has asked for a tenth of a second. */
    private static final long PAUSE = TimeUnit.MILLISECONDS.toNanos(120);

    private Interleaving() {}

    /**
     * Begins the first, which waits for the hold; begins the second, which is done then or waits as well; lets go.
     *
     * @param held {@code null}: the store has no middle, and the second comes after the first
     * @return whether the second was done in the middle of the first
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
