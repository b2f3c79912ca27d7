package dev.latchkey.passwords;

import dev.latchkey.error.AuthException;
import dev.latchkey.error.ErrorCode;
import dev.latchkey.observe.Observation;
import dev.latchkey.observe.ObservedCall;
import dev.latchkey.observe.Observer;
import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;

/**
 * The places for work on passwords. Each has the memory of one of our own hashes, and work that needs more takes
 * several. A limited number of requests waits, and others are refused, so that a flood of sign-ins takes neither all
 * memory nor all threads.
 */
final class HashPlaces {

    private static final int WAITING_FOR_EACH = 16;
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private final int places;
    private final int memory;
    private final int mostWaiting;
    private final Semaphore free;
    private final AtomicInteger waiting;
    private final Observer observer;

    /** {@code memory} is what one place has, in KiB. */
    HashPlaces(int places, int memory) {
        this(places, memory, places * WAITING_FOR_EACH);
    }

    HashPlaces(int places, int memory, int mostWaiting) {
        this(places, memory, mostWaiting, new Semaphore(places, true), new AtomicInteger(), Observer.NONE);
    }

    private HashPlaces(
            int places, int memory, int mostWaiting, Semaphore free, AtomicInteger waiting, Observer observer) {
        this.places = places;
        this.memory = memory;
        this.mostWaiting = mostWaiting;
        this.free = free;
        this.waiting = waiting;
        this.observer = observer;
    }

    /** Returns the same places, whose work {@code by} observes. */
    HashPlaces observed(Observer by) {
        return new HashPlaces(places, memory, mostWaiting, free, waiting, by);
    }

    /** As many as there are processors, but no more than fit into a quarter of the memory of this JVM. */
    static HashPlaces of(Runtime machine, int memory) {
        long fitting = machine.maxMemory() / 4 / 1024 / memory;
        return new HashPlaces((int) Math.max(1, Math.min(machine.availableProcessors(), fitting)), memory);
    }

    /**
     * Does the work when its turn comes.
     *
     * @param needed memory of the work, in KiB
     * @throws AuthException.Refused {@link ErrorCode#OVERLOADED} if too many wait already, or it took too long
     */
    <T> T run(int needed, Supplier<T> work) {
        return occupy(
                Math.min(places, (needed + memory - 1) / memory),
                () -> observer.begin(new ObservedCall.HashCall()).around(work));
    }

    /**
     * Does other work in one place when its turn comes, such as an estimate, which needs little memory.
     *
     * @throws AuthException.Refused as {@link #run} does
     */
    <T> T occupy(Supplier<T> work) {
        return occupy(1, work);
    }

    private <T> T occupy(int share, Supplier<T> work) {
        await(share);
        try {
            return work.get();
        } finally {
            free.release(share);
        }
    }

    /** The thread that has waited longest goes first. */
    private void await(int share) {
        try {
            if (!free.tryAcquire(share, 0, TimeUnit.SECONDS)) {
                queueObserved(share);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AuthException.Refused(ErrorCode.OVERLOADED, "interrupted while waiting to hash a password", e);
        }
    }

    private void queueObserved(int share) throws InterruptedException {
        Observation observation = observer.begin(new ObservedCall.HashQueue());
        Throwable failure = null;
        try {
            queue(share);
        } catch (InterruptedException | RuntimeException e) {
            failure = e;
            throw e;
        } finally {
            observation.end(failure);
        }
    }

    private void queue(int share) throws InterruptedException {
        try {
            if (waiting.incrementAndGet() > mostWaiting) {
                throw new AuthException.Refused(ErrorCode.OVERLOADED, "too many requests wait to hash a password");
            }
            if (!free.tryAcquire(share, PATIENCE.toMillis(), TimeUnit.MILLISECONDS)) {
                throw new AuthException.Refused(ErrorCode.OVERLOADED, "no place to hash a password became free");
            }
        } finally {
            waiting.decrementAndGet();
        }
    }
}
