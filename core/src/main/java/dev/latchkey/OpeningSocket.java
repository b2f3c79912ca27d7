package dev.latchkey;

import dev.latchkey.model.SessionEnd;
import dev.latchkey.watch.OpenedConnection;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * A WebSocket that opens after its request has been served. {@link AuthExchange#opening} copies what the watch needs of
 * the request, because the server reuses the request's objects.
 */
public final class OpeningSocket {

    private final @Nullable OpenedConnection connection;

    OpeningSocket(@Nullable OpenedConnection connection) {
        this.connection = connection;
    }

    /**
     * Watches the socket as {@link AuthExchange#watch} does. If nobody is signed in, nothing is watched.
     *
     * @param onEnd closes the socket; called at most once, usually in another thread
     * @return closes the watch when the socket is closed
     */
    public SessionWatch watch(Consumer<SessionEnd> onEnd) {
        return new SessionWatch(connection == null ? null : connection.watch(() -> true, onEnd));
    }

    /**
     * Watches the socket as {@link AuthExchange#watch} does, until it is no longer open. If nobody is signed in,
     * nothing is watched.
     *
     * @param isOpen whether the socket is still open
     * @param onEnd closes the socket; called at most once, usually in another thread
     */
    public void watch(BooleanSupplier isOpen, Consumer<SessionEnd> onEnd) {
        if (connection != null) {
            connection.watch(isOpen, onEnd);
        }
    }
}
