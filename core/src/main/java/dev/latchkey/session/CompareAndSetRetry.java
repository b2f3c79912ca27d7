package dev.latchkey.session;

import dev.latchkey.error.AuthException;
import dev.latchkey.error.ErrorCode;
import dev.latchkey.seal.Randoms;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Repeats a compare-and-set in the store until it succeeds. A client that makes Latchkey change the same value all the
 * time cannot block other clients. The threads of one node take turns, and random pauses help against other nodes.
 */
final class CompareAndSetRetry {

    private static final int MOST_ATTEMPTS = 64;
    private static final int LONGEST_PAUSE = 32;
    private static final long PATIENCE_MILLIS = 1_000;

    private final Randoms randoms;
    private final ReentrantLock[] turns =
            Stream.generate(() -> new ReentrantLock(true)).limit(64).toArray(ReentrantLock[]::new);

    CompareAndSetRetry(Randoms randoms) {
        this.randoms = randoms;
    }

    /**
     * Works like {@link #until}, for one thread of this node at a time.
     *
     * @param name the name of the value
     * @throws AuthException.Fault if the thread has waited for its turn for a second; so many waiting threads are an
     *     attack
     */
    <T> T inTurn(String name, String doing, Supplier<@Nullable T> attempt) {
        return inTurn(name, doing, attempt, false);
    }

    /**
     * Works like {@link #inTurn}, but continues without the turn after waiting for a second. Use this for work that
     * other threads must not delay. Turns only save work. Correctness depends on the comparison alone.
     */
    <T> T inTurnOrWithout(String name, String doing, Supplier<@Nullable T> attempt) {
        return inTurn(name, doing, attempt, true);
    }

    private <T> T inTurn(String name, String doing, Supplier<@Nullable T> attempt, boolean orWithout) {
        ReentrantLock turn = turns[Math.floorMod(name.hashCode(), turns.length)];
        boolean mine = wait(turn);
        if (!mine && !orWithout) {
            throw new AuthException.Fault(ErrorCode.ADAPTER, "too many wait for their turn at " + doing, null);
        }
        try {
            return until(doing, attempt);
        } finally {
            if (mine) {
                turn.unlock();
            }
        }
    }

    /**
     * Repeats {@code attempt} while it returns {@code null}.
     *
     * @throws AuthException.Fault if other threads were faster each time
     */
    <T> T until(String doing, Supplier<@Nullable T> attempt) {
        for (int i = 0; i < MOST_ATTEMPTS; i++) {
            T done = attempt.get();
            if (done != null) {
                return done;
            }
            long millis = randoms.below(Math.min(LONGEST_PAUSE, i) + 1);
            LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(millis));
        }
        throw new AuthException.Fault(ErrorCode.ADAPTER, "others were always faster at " + doing, null);
    }

    private static boolean wait(ReentrantLock turn) {
        try {
            return turn.tryLock(PATIENCE_MILLIS, TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
