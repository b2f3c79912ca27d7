package dev.latchkey.bench.password;

import java.lang.management.ManagementFactory;
import java.lang.management.MemoryPoolMXBean;
import java.lang.management.MemoryType;
import java.lang.management.MemoryUsage;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * The part of the heap that is still needed. Garbage is taken out by collecting all the time, since how much of it
 * there is depends on the size of the heap alone.
 */
final class LiveHeap {

    private static final long PAUSE_MILLIS = 5;

    private LiveHeap() {}

    /** Returns the most bytes that are needed while {@code work} runs, beyond those needed before. */
    static long peakOf(Callable<?> work) throws InterruptedException, ExecutionException {
        bytes(); // what is reachable only until its finalizer has run goes with the next
        long idle = bytes();
        long peak = idle;
        FutureTask<?> running = new FutureTask<>(work);
        new Thread(running, "measured").start();
        while (!isDone(running)) {
            peak = Math.max(peak, bytes());
        }
        return peak - idle;
    }

    private static boolean isDone(FutureTask<?> running) throws InterruptedException, ExecutionException {
        try {
            running.get(PAUSE_MILLIS, TimeUnit.MILLISECONDS);
            return true;
        } catch (TimeoutException notYet) {
            return false;
        }
    }

    private static long bytes() {
        System.gc();
        long bytes = 0;
        for (MemoryPoolMXBean pool : ManagementFactory.getMemoryPoolMXBeans()) {
            MemoryUsage afterCollection = pool.getCollectionUsage();
            if (pool.getType() == MemoryType.HEAP && afterCollection != null) {
                bytes += afterCollection.getUsed();
            }
        }
        return bytes;
    }
}
