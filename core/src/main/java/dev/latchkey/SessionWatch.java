package dev.latchkey;

import dev.latchkey.watch.WatchedConnection;
import org.jspecify.annotations.Nullable;

/**
 * Watches the session of one connection that stays open, such as a WebSocket or a stream of events.
 * {@link AuthExchange#watch} says how.
 */
public final class SessionWatch implements AutoCloseable {

    private final @Nullable WatchedConnection connection;

    SessionWatch(@Nullable WatchedConnection connection) {
        this.connection = connection;
    }

    /** Stops watching. Call this method when the connection is closed. Further calls do nothing. */
    @Override
    public void close() {
        if (connection != null) {
            connection.close();
        }
    }
}
