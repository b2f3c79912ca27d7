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
 * Repeats what a comparison in the store decides until it is done. Somebody who writes the same value without a pause
 * must not be able to keep others from it: the threads of a node take turns, and against other nodes there are pauses
 * of random length.
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
     * As {@link #until}, one thread of this node after the other.
     *
     * @param name of the value that is contested
     * @throws AuthException.Fault if the turn has not come after a second: so many threads at once are an attack
     */
    <T> T inTurn(String name, String doing, Supplier<@Nullable T> attempt) {
        return inTurn(name, doing, attempt, false);
    }

    /**
     * As {@link #inTurn}, and after a second without the turn: for what no crowd may hold up. The turns spare work, the
     * comparison alone decides.
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
     * Repeats {@code attempt} while it is {@code null}.
     *
     * @throws AuthException.Fault if others were faster each time
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
