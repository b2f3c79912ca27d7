package dev.latchkey.watch;

import dev.latchkey.model.SessionEnd;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One open connection, and the question whether it may stay open. */
public final class WatchedConnection {

    private static final Logger LOG = LoggerFactory.getLogger(WatchedConnection.class);

    /** How many intervals may pass without an answer. A store that fails for a moment closes nothing. */
    static final int MOST_UNANSWERED = 3;

    private final SessionWatches watches;
    private final String userId;
    private final boolean isNameless;
    private final SessionQuestion question;
    private final BooleanSupplier isOpen;
    private final Consumer<SessionEnd> onEnd;
    private final AtomicInteger unanswered = new AtomicInteger();
    private final AtomicInteger toAsk = new AtomicInteger();
    private final AtomicBoolean over = new AtomicBoolean();

    WatchedConnection(
            SessionWatches watches,
            String userId,
            boolean isNameless,
            SessionQuestion question,
            BooleanSupplier isOpen,
            Consumer<SessionEnd> onEnd) {
        this.watches = watches;
        this.userId = userId;
        this.isNameless = isNameless;
        this.question = question;
        this.isOpen = isOpen;
        this.onEnd = onEnd;
    }

    /** Stops watching, because the connection is closed. */
    public void close() {
        over.set(true);
        watches.remove(this);
    }

    boolean isOf(String user) {
        return userId.equals(user);
    }

    /** Ends if nobody can ask whether the session that signed out is this one, and otherwise asks. */
    void signedOut() {
        if (isNameless) {
            end(SessionEnd.SESSION_ENDED);
        } else {
            ask();
        }
    }

    /** Asks because an interval is over. If the last question hangs in the store, the connection ends here. */
    void askAgain() {
        if (isClosed()) {
            close();
        } else if (unanswered.incrementAndGet() >= MOST_UNANSWERED && toAsk.get() > 0) {
            end(SessionEnd.UNAVAILABLE);
        } else {
            ask();
        }
    }

    /** A connection that does not say whether it is open is watched on. */
    private boolean isClosed() {
        try {
            return !isOpen.getAsBoolean();
        } catch (RuntimeException e) {
            LOG.warn("Whether a connection is still open cannot be found out", e);
            return false;
        }
    }

    /**
     * Asks in another thread. If a question is already under way, it is asked once more afterwards, because the first
     * answer may be from before a change. If no thread may ask, the connection ends.
     */
    void ask() {
        if (toAsk.getAndIncrement() == 0) {
            try {
                watches.threads().questions().execute(this::askAll);
            } catch (RejectedExecutionException e) {
                LOG.debug("No thread asks whether a connection may stay open", e);
                end(SessionEnd.UNAVAILABLE);
            }
        }
    }

    private void askAll() {
        int seen;
        do {
            seen = toAsk.get();
            if (!over.get()) {
                answer();
            }
        } while (!toAsk.compareAndSet(seen, 0));
    }

    private void answer() {
        SessionEnd end = answered();
        if (end == null) {
            unanswered.set(0);
        } else if (end != SessionEnd.UNAVAILABLE || unanswered.get() >= MOST_UNANSWERED) {
            end(end);
        }
    }

    private @Nullable SessionEnd answered() {
        try {
            return question.ask();
        } catch (RuntimeException e) {
            LOG.error("Whether a connection may stay open cannot be found out", e);
            return SessionEnd.UNAVAILABLE;
        }
    }

    /** Ends the connection in another thread, or in this one if there is no other. */
    void end(SessionEnd end) {
        if (over.compareAndSet(false, true)) {
            watches.remove(this);
            try {
                watches.threads().ends().execute(() -> tell(end));
            } catch (RejectedExecutionException e) {
                tell(end);
            } catch (RuntimeException | Error e) {
                LOG.error("No thread could be asked to close a connection", e);
                tell(end);
            }
        }
    }

    private void tell(SessionEnd end) {
        try {
            onEnd.accept(end);
        } catch (RuntimeException e) {
            LOG.warn("A connection whose session has ended could not be closed", e);
        }
    }
}
