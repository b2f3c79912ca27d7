package dev.latchkey.session;

import dev.latchkey.error.AuthException;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicReference;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Removes what has ended from the store, a batch at a time: by the way when somebody signs in or asks for a mail, since
 * that is when there comes more, and at most once a minute unless there is much to do. It costs nothing where nobody
 * does, and needs no thread.
 */
public final class Housekeeping {

    private static final Logger LOG = LoggerFactory.getLogger(Housekeeping.class);
    private static final Duration PAUSE = Duration.ofMinutes(1);
    private static final int BATCH = 500;

    private final StoreCalls store;
    private final AtomicReference<Instant> next = new AtomicReference<>(Instant.MIN);

    Housekeeping(StoreCalls store) {
        this.store = store;
    }

    /** Removes a batch if it is time. Never throws: who signs in is not to suffer from it. */
    public void run(Instant now) {
        Instant due = next.get();
        if (now.isBefore(due) || !next.compareAndSet(due, now.plus(PAUSE))) {
            return;
        }
        try {
            int deleted = store.ask("removing what has ended", asked -> asked.deleteExpired(now, BATCH));
            if (deleted >= BATCH) {
                next.set(now); // there is more
            }
        } catch (AuthException e) {
            LOG.warn("{}", e.getMessage(), e);
        }
    }
}
