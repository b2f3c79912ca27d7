package dev.latchkey.watch;

import dev.latchkey.event.AuthEvent;
import dev.latchkey.model.SessionEnd;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Collections;
import java.util.Set;
import java.util.WeakHashMap;
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
    private final WatchThreads threads;
    private final Set<WatchedConnection> connections = ConcurrentHashMap.newKeySet();
    private final Set<OpenedConnection> opening =
            Collections.synchronizedSet(Collections.newSetFromMap(new WeakHashMap<>()));
    private final AtomicBoolean scheduled = new AtomicBoolean();
    private volatile boolean closed;

    public SessionWatches(Duration interval, InstantSource clock, WatchThreads threads) {
        this.interval = interval;
        this.clock = clock;
        this.threads = threads;
    }

    /** Returns the time, for proofs that run out. */
    public Instant now() {
        return clock.instant();
    }

    WatchThreads threads() {
        return threads;
    }

    /**
     * Returns a connection that is about to open. This object keeps the connection no longer than its caller does.
     *
     * @param isNameless whether the session has no id, so that nobody can ask whether just this session has ended
     */
    public OpenedConnection opening(String userId, boolean isNameless, SessionQuestion question) {
        OpenedConnection connection = new OpenedConnection(this, userId, isNameless, question);
        if (isNameless) {
            opening.add(connection);
        }
        return connection;
    }

    /**
     * Watches a connection, and asks at once, because the session may have ended since the request was let in. If
     * nothing can watch the connection, such as after {@link #close}, it ends at once.
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
        schedule();
        if (closed) { // read after the connection is known, so that close() misses none
            connection.end(SessionEnd.UNAVAILABLE);
        } else {
            connection.ask();
        }
        return connection;
    }

    /** Asks for all connections of a user now. */
    public void askFor(String userId) {
        forEachOf(userId, WatchedConnection::ask);
    }

    /** Asks for the connections of a user at whom an event points. */
    public void hear(AuthEvent event) {
        if (connections.isEmpty() && opening.isEmpty()) {
            return;
        }
        if (event instanceof AuthEvent.SignedOut out) {
            out.token().text("sub").ifPresent(this::signedOut);
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
        synchronized (opening) {
            opening.forEach(connection -> connection.signedOut(userId));
        }
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
                        threads.timer().schedule(this::askAll, interval.toMillis(), TimeUnit.MILLISECONDS);
            } catch (RejectedExecutionException e) {
                scheduled.set(false);
                LOG.debug("Nothing is watched any more, because the timer has stopped", e);
                endAll(); // nobody would watch these connections
            }
        }
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
        threads.owned().forEach(ExecutorService::shutdown);
    }
}
