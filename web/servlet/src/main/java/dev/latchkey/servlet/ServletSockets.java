package dev.latchkey.servlet;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import dev.latchkey.AuthExchange;
import dev.latchkey.OpeningSocket;
import dev.latchkey.lazy.Lazy;
import dev.latchkey.model.SessionEnd;
import dev.latchkey.model.SessionPrincipal;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.websocket.CloseReason;
import jakarta.websocket.Session;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.security.Principal;

/**
 * Watches Jakarta WebSockets. A container passes only the user of the handshake to a socket, so the user is what leads
 * from the socket to its request.
 */
public final class ServletSockets {

    /** The keys are compared by identity, and are gone with their sockets. Most applications open no sockets. */
    private final Lazy<Cache<Principal, OpeningSocket>> opening = new Lazy<>(
            () -> Caffeine.newBuilder().weakKeys().executor(Runnable::run).build());

    ServletSockets() {}

    /** Remembers the user of a request that may open a WebSocket. */
    void opening(HttpServletRequest request, SessionPrincipal user, AuthExchange exchange) {
        if (isHandshake(request)) {
            opening.get().put(user, exchange.opening());
        }
    }

    private static boolean isHandshake(HttpServletRequest request) {
        return request.getHeader("Sec-WebSocket-Key") != null
                || request.getMethod().equals("CONNECT"); // RFC 8441
    }

    /**
     * Closes a WebSocket when the session that opened it ends, or when a rule refuses its user, as
     * {@link AuthExchange#watch} says. Call this method in {@code onOpen}. If nobody is signed in, nothing is watched.
     * If the socket cannot be watched, it is closed at once.
     *
     * @throws IllegalStateException if the socket has a user, but not from the session of this application; the socket
     *     is closed
     */
    public void watch(Session socket) {
        Principal user = socket.getUserPrincipal();
        if (user == null) {
            return;
        }
        OpeningSocket known = opening.get().getIfPresent(user);
        if (known == null) {
            throw closed(
                    socket,
                    new IllegalStateException("The user of this WebSocket does not come from ServletAuth: put its"
                            + " filter in front, and behind it no other filter that sets the user"));
        }
        known.watch(socket::isOpen, end -> close(socket, end));
    }

    private static IllegalStateException closed(Session socket, IllegalStateException cause) {
        try {
            close(socket, SessionEnd.UNAVAILABLE);
        } catch (RuntimeException e) {
            cause.addSuppressed(e);
        }
        return cause;
    }

    private static void close(Session socket, SessionEnd end) {
        try {
            socket.close(new CloseReason(CloseReason.CloseCodes.getCloseCode(end.closeCode()), end.wire()));
        } catch (IOException e) {
            throw new UncheckedIOException("The WebSocket could not be closed", e);
        }
    }
}
