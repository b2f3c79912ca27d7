package dev.latchkey.contract;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.AbstractExecutorService;
import java.util.concurrent.Callable;
import java.util.concurrent.Delayed;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** A timer that does nothing until a test lets it. Work without a delay runs at once, in the thread that brings it. */
final class TestTimer extends AbstractExecutorService implements ScheduledExecutorService {

    private final List<Runnable> waiting = new ArrayList<>();
    private volatile boolean refuses;

    /** Takes no more work, as an executor that the application has shut down. */
    void refuse() {
        refuses = true;
    }

    void repair() {
        refuses = false;
    }

    private void take() {
        if (refuses) {
            throw new RejectedExecutionException("forced");
        }
    }

    /** Lets the delay of all work that waits now pass. */
    void tick() {
        List<Runnable> due;
        synchronized (waiting) {
            due = List.copyOf(waiting);
            waiting.clear();
        }
        due.forEach(Runnable::run);
    }

    @Override
    public void execute(Runnable work) {
        take();
        work.run();
    }

    @Override
    public ScheduledFuture<?> schedule(Runnable work, long delay, TimeUnit unit) {
        take();
        synchronized (waiting) {
            waiting.add(work);
        }
        return new Waiting();
    }

    @Override
    public <V extends @Nullable Object> ScheduledFuture<V> schedule(Callable<V> work, long delay, TimeUnit unit) {
        throw new UnsupportedOperationException();
    }

    @Override
    public ScheduledFuture<?> scheduleAtFixedRate(Runnable work, long first, long period, TimeUnit unit) {
        throw new UnsupportedOperationException();
    }

    @Override
    public ScheduledFuture<?> scheduleWithFixedDelay(Runnable work, long first, long delay, TimeUnit unit) {
        throw new UnsupportedOperationException();
    }

    @Override
    public void shutdown() {}

    @Override
    public List<Runnable> shutdownNow() {
        return List.of();
    }

    @Override
    public boolean isShutdown() {
        return false;
    }

    @Override
    public boolean isTerminated() {
        return false;
    }

    @Override
    public boolean awaitTermination(long timeout, TimeUnit unit) {
        return true;
    }

    /** Work that nobody cancels or waits for. */
    private static final class Waiting implements ScheduledFuture<@Nullable Object> {

        @Override
        public long getDelay(TimeUnit unit) {
            return 0;
        }

        @Override
        public int compareTo(Delayed other) {
            return 0;
        }

        @Override
        public boolean cancel(boolean mayInterruptIfRunning) {
            return false;
        }

        @Override
        public boolean isCancelled() {
            return false;
        }

        @Override
        public boolean isDone() {
            return false;
        }

        @Override
        public @Nullable Object get() {
            return null;
        }

        @Override
        public @Nullable Object get(long timeout, TimeUnit unit) {
            return null;
        }
    }
}
