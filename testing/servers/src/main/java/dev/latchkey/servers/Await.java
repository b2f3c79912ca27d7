package dev.latchkey.servers;

import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;

/** Waits for what a server does in its own time. */
public final class Await {

    private static final long PATIENCE = TimeUnit.MINUTES.toNanos(2);

    private Await() {}

    /** Waits until {@code condition} is true; fails if that takes two minutes. */
    public static void until(String what, BooleanSupplier condition) {
        long patience = System.nanoTime() + PATIENCE;
        while (!condition.getAsBoolean()) {
            if (System.nanoTime() > patience) {
                throw new AssertionError("It did not come true: " + what);
            }
            LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(20));
        }
    }
}
