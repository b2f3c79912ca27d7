package dev.latchkey.watch;

import dev.latchkey.event.AuthEvent;
import dev.latchkey.lazy.Lazy;
import dev.latchkey.model.SessionEnd;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * All watched connections of this node. One timer asks for all of them, in intervals. The end of a session on this node
 * is noticed at once. While there is no connection, there is no timer.
 */
public final class SessionWatches implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(SessionWatches.class);

    private final Duration interval;
    private final InstantSource clock;
    private final Lazy<WatchThreads> threads;
    private final Set<WatchedConnection> connections = ConcurrentHashMap.newKeySet();
    private final SignOuts signOuts = new SignOuts();
    private final AtomicBoolean scheduled = new AtomicBoolean();
    private volatile boolean closed;

    /**
     * Creates it.
     *
     * @param threads made for the first connection
     */
    public SessionWatches(Duration interval, InstantSource clock, Lazy<WatchThreads> threads) {
        this.interval = interval;
        this.clock = clock;
        this.threads = threads;
    }

    /** Returns the time, for proofs that run out. */
    public Instant now() {
        return clock.instant();
    }

    WatchThreads threads() {
        return threads.get();
    }

    /** Returns the moment at which a request comes in. The session of the request is read afterwards. */
    public long moment() {
        return signOuts.moment();
    }

    /**
     * Returns a connection that is about to open. This object does not keep the connection.
     *
     * @param isNameless whether the session has no id, so that nobody can ask whether just this session has ended
     * @param moment the {@link #moment} at which the request came in
     */
    public OpenedConnection opening(String userId, boolean isNameless, SessionQuestion question, long moment) {
        return new OpenedConnection(this, userId, isNameless, question, moment);
    }

    boolean hasSignedOut(String userId, long moment) {
        return signOuts.isAfter(moment, userId);
    }

    /**
     * Watches a connection, and asks at once, because the session may have ended since the request was let in. If
     * nothing can watch the connection, such as after {@link #close}, it ends at once. This method throws nothing, so
     * that no caller has to close a connection that is not watched.
     *
     * @param isOpen whether the connection is still open
     * @param onEnd closes the connection; called at most once, in another thread if there is one
     */
    WatchedConnection add(
            String userId,
            boolean isNameless,
            SessionQuestion question,
            BooleanSupplier isOpen,
            Consumer<SessionEnd> onEnd) {
        WatchedConnection connection = new WatchedConnection(this, userId, isNameless, question, isOpen, onEnd);
        connections.add(connection);
        try {
            schedule();
            if (closed) { // read after the connection is known, so that close() misses none
                connection.end(SessionEnd.UNAVAILABLE);
                stop();
            } else {
                connection.ask();
            }
        } catch (RuntimeException | Error e) { // such as no memory for a thread
            LOG.error("A connection could not be watched", e);
            connection.end(SessionEnd.UNAVAILABLE);
        }
        return connection;
    }

    /** Asks for all connections of a user now. */
    public void askFor(String userId) {
        forEachOf(userId, WatchedConnection::ask);
    }

    /** Asks for the connections of a user at whom an event points. */
    public void hear(AuthEvent event) {
        if (event instanceof AuthEvent.SignedOut out) {
            out.token().text("sub").ifPresent(this::signedOut);
        } else if (connections.isEmpty()) {
            return;
        } else if (event instanceof AuthEvent.SignedOutByProvider out) {
            askFor(out.userId());
        } else if (event instanceof AuthEvent.UserUpdated updated) {
            askFor(updated.user().id());
        } else if (event instanceof AuthEvent.UserDisabled disabled) {
            askFor(disabled.user().id());
        } else if (event instanceof AuthEvent.UserDeleted deleted) {
            askFor(deleted.user().id());
        } else if (event instanceof AuthEvent.AddressProved proved) {
            askFor(proved.user().id());
        }
    }

    /**
     * Ends or asks for the connections of a user who has signed out. A sealed session that cannot be revoked has no id,
     * so all connections with such sessions end. In a browser whose session goes on, the page connects again.
     */
    private void signedOut(String userId) {
        signOuts.add(userId); // first, so that a connection that opens meanwhile finds this or is found
        forEachOf(userId, WatchedConnection::signedOut);
    }

    private void forEachOf(String userId, Consumer<WatchedConnection> work) {
        forEach(connection -> {
            if (connection.isOf(userId)) {
                work.accept(connection);
            }
        });
    }

    void remove(WatchedConnection connection) {
        connections.remove(connection);
    }

    private void schedule() {
        if (!connections.isEmpty() && scheduled.compareAndSet(false, true)) {
            try {
                Future<?> unusedTask =
                        threads.get().timer().schedule(this::askAll, interval.toMillis(), TimeUnit.MILLISECONDS);
            } catch (RejectedExecutionException e) {
                LOG.debug("Nothing is watched any more, because the timer has stopped", e);
                unscheduled();
            } catch (RuntimeException | Error e) {
                LOG.error("Nothing is watched any more, because the timer fails", e);
                unscheduled();
            }
        }
    }

    /** Ends all connections, because nobody would watch them. */
    private void unscheduled() {
        scheduled.set(false);
        endAll();
    }

    private void askAll() {
        scheduled.set(false);
        schedule();
        forEach(WatchedConnection::askAgain);
    }

    private void endAll() {
        forEach(connection -> connection.end(SessionEnd.UNAVAILABLE));
    }

    /** Does {@code work} for each connection. A failure for one connection hides no other. */
    private void forEach(Consumer<WatchedConnection> work) {
        for (WatchedConnection connection : connections) {
            try {
                work.accept(connection);
            } catch (RuntimeException | Error e) {
                LOG.error("A connection could not be watched", e);
            }
        }
    }

    /** Ends all connections, because nothing watches them any more. */
    @Override
    public void close() {
        closed = true;
        endAll();
        stop();
    }

    private void stop() {
        WatchThreads made = threads.ifMade();
        if (made != null) {
            made.owned().forEach(ExecutorService::shutdown);
        }
    }
}
