package dev.latchkey.storage;

import dev.latchkey.error.AuthException;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicBoolean;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Removes expired entries from the store in batches. It runs at each sign-in, attempt to sign in, or request for a
 * mail, because these add entries. It uses another thread, so no sign-in waits. It runs at most once a minute, unless
 * there are more entries to remove, and never twice at the same time.
 */
public final class Housekeeping {

    private static final Logger LOG = LoggerFactory.getLogger(Housekeeping.class);
    private static final Duration PAUSE = Duration.ofMinutes(1);
    private static final int BATCH = 500;

    /** How long expired entries stay, because a node whose clock is behind may still use them. */
    private static final Duration TOLERANCE = Duration.ofMinutes(5);

    private final CheckedStore store;
    private final Executor background;
    private volatile Instant next = Instant.MIN;
    private final AtomicBoolean running = new AtomicBoolean();

    Housekeeping(CheckedStore store, Executor background) {
        this.store = store;
        this.background = background;
    }

    /**
     * Runs one batch on a new thread. A thread that waits for the next batch would outlive an undeployed application.
     */
    static void onItsOwn(Runnable batch) {
        Thread thread = new Thread(null, batch, "latchkey-housekeeping", 0, false);
        thread.setDaemon(true);
        thread.start();
    }

    /**
     * Starts to remove a batch if the last run is long enough ago. Never waits and never throws, so that a failure here
     * cannot make a sign-in fail.
     */
    public void run(Instant now) {
        if (now.isBefore(next) || !running.compareAndSet(false, true)) {
            return;
        }
        next = now.plus(PAUSE);
        try {
            background.execute(() -> remove(now));
        } catch (RuntimeException | OutOfMemoryError e) { // no thread is available
            running.set(false);
            LOG.warn("What has ended cannot be removed now", e);
        }
    }

    private void remove(Instant now) {
        try {
            Instant ended = now.minus(TOLERANCE);
            int deleted = store.deleteExpired(ended, BATCH);
            if (deleted >= BATCH) {
                next = now; // there are more entries
            }
        } catch (AuthException e) {
            LOG.warn("{}", e.getMessage(), e);
        } finally {
            running.set(false);
        }
    }
}
